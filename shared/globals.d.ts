// What shared code may expect from both worlds, browser and Node, beyond the language itself.
declare function atob(text: string): string
declare function btoa(bytes: string): string
declare const crypto: {
  randomUUID(): string
  getRandomValues<T extends ArrayBufferView>(into: T): T
}
