/** Runes in every component; TypeScript in a script block is erased by Svelte itself. */
export default {
  compilerOptions: { runes: true },
}
