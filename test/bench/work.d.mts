export declare const MARK: string
export declare const MARK_DIGITS: number
export declare const title: (index: number, length?: number) => string
export declare const themeId: (number: number) => string
export declare const history: (count: number) => { readonly id: string; readonly title: string }[]
