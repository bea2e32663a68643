/**
 * The address of a text file that is made here, for a link with `download`. It says nothing of the text: where a browser lists
 * what was downloaded, numbers of cases would stand in one that begins with `data:`. Gone with what asked for it.
 */
export class TextFile {
  href = $state('')

  constructor(text: () => string) {
    $effect(() => {
      const address = URL.createObjectURL(new Blob([text()], { type: 'text/plain;charset=utf-8' }))
      this.href = address
      return () => URL.revokeObjectURL(address)
    })
  }
}
