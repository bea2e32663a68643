/** A digest of the sources that say what an event means, below `root`, the folder of the project. */
export declare function formOf(root: string): string
/** The digest of this program; in a built one it stands as the constant that the build wrote. */
export declare function foldForm(): string
