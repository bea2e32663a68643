// What shared code may expect from both worlds, browser and Node, beyond the language itself.
declare function atob(text: string): string
declare function btoa(bytes: string): string
declare const crypto: {
  randomUUID(): string
  getRandomValues<T extends ArrayBufferView>(into: T): T
}

/** Of the Encoding Standard: text as bytes in UTF-8, and bytes in one of its encodings as text. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}
