/** Reads every frame a viewer receives for what was not meant for them (I7), and keeps none. */
export class FrameWatch {
  readonly #ground: number
  readonly #own: string
  frames = 0
  /** Tags of the own workshop or seat: the proof that the watch can see. */
  seen = 0
  /** Tags of another workshop, or of another seat's annotation before it was uncovered. */
  foreign = 0

  constructor(ground: number, seat: number) {
    this.#ground = ground
    this.#own = `${String(ground)}.${String(seat)}`
  }

  hear(frame: string): void {
    this.frames++
    for (const [, ground] of frame.matchAll(/W#(\d+)#/g))
      this.#note(Number(ground) === this.#ground)
    for (const [, seat] of frame.matchAll(/S#(\d+\.\d+)#/g)) this.#note(seat === this.#own)
  }

  #note(own: boolean): void {
    if (own) this.seen++
    else this.foreign++
  }
}
