// An XML text as a tree, for parts whose order does not say everything. Checked as `xmlTokens` checks.
import { attributesOf, xmlTokens } from './xmlTokens.ts'

/** An element with what it holds, in order. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlNode[]
  /** The value of an attribute, by its name as written; undefined if it is not there. */
  attribute(name: string): string | undefined
}
type XmlNode = XmlElement | string

/** An element being built; its attributes are read when one is asked for. */
export class TreeElement implements XmlElement {
  readonly name: string
  readonly children: XmlNode[] = []
  readonly #read: () => ReadonlyMap<string, string>
  #attributes: ReadonlyMap<string, string> | undefined

  constructor(name: string, read: () => ReadonlyMap<string, string> = () => new Map()) {
    this.name = name
    this.#read = read
  }

  attribute(name: string): string | undefined {
    this.#attributes ??= this.#read()
    return this.#attributes.get(name)
  }
}

/** The root of an XML text. Linear. Throws `ImportError`: 'doctype' or 'broken'. */
export function xmlTree(xml: string): XmlElement {
  const root = new TreeElement('')
  const open = [root]
  for (const token of xmlTokens(xml)) {
    const around = open.at(-1) ?? root
    if (token.kind === 'text') around.children.push(token.text)
    else if (token.kind === 'close') open.pop()
    else {
      const element = new TreeElement(token.name, () => attributesOf(token.attributes))
      around.children.push(element)
      open.push(element)
    }
  }
  return root
}

/** The elements an element holds, without the words between them. */
export const elementsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child) => typeof child !== 'string')

/** All elements below with one of these names, in order; not those inside of one that was found. */
export function allBelow(root: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  const found: XmlElement[] = []
  const left: XmlElement[] = []
  const wait = (element: XmlElement): void => {
    for (const child of elementsIn(element).toReversed()) left.push(child)
  }
  wait(root)
  for (let element = left.pop(); element; element = left.pop()) {
    if (names.includes(element.name)) found.push(element)
    else wait(element)
  }
  return found
}
