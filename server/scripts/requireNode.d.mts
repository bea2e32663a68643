/** Oldest version that works, as in package.json `engines`. */
export declare const OLDEST_NODE: readonly [major: number, minor: number]
/** Whether a version such as "22.13.0" is new enough. */
export declare function isNewEnough(version: string): boolean
