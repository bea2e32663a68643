import { SvelteSet } from 'svelte/reactivity'
import type { AnnotationSlice, Group } from '../../shared/annotation/annotation.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/room/command.ts'
import { plural } from '../../shared/kernel/format.ts'
import { Attempt } from '../kernel/attempt.svelte.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomHistory } from '../room/history.svelte.ts'
import type { VersionsHost } from '../room/versionsQuestion.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'
import { GroupShown } from './groupShown.svelte.ts'
import type { GroupPart } from './groupList.ts'

/** What grouping takes from its room. */
export interface GroupRoom extends VersionsHost {
  readonly view: { readonly room: { readonly annotation: AnnotationSlice } }
  readonly history: RoomHistory
  newId(): string
  run(command: Command, draft?: Draft): Promise<Result<null>>
}

/** Where annotations lie that were not sorted yet. */
const UNGROUPED = null

/** An annotation and the group it lay in. */
interface Moved {
  readonly id: string
  readonly from: string | null
}

/**
 * Sorting revealed annotations under themes: what is ticked, what was refused. Every step of one's own can
 * be taken back; taking back moves only what still lies where one put it.
 */
export class GroupDesk {
  readonly #room: GroupRoom
  readonly #say: (words: string) => void
  readonly chosen = new SvelteSet<string>()
  /** What this device shows of it. */
  readonly shown: GroupShown
  readonly #attempt = new Attempt()

  constructor(room: GroupRoom, say: (words: string) => void) {
    this.#room = room
    this.#say = say
    this.shown = new GroupShown(() => this.#slice)
  }

  get #slice(): AnnotationSlice {
    return this.#room.view.room.annotation
  }

  /** Something is on its way. */
  get busy(): boolean {
    return this.#attempt.busy
  }

  /** What stood against the last step. */
  get problem(): Problem | null {
    return this.#attempt.problem
  }

  toggle(id: string): void {
    if (!this.chosen.delete(id)) this.chosen.add(id)
  }

  /** Shows another part; nothing is ticked that one no longer sees. */
  show(part: GroupPart): void {
    this.chosen.clear()
    this.shown.show(part)
  }

  /** Puts annotations into a group, or out of all groups. True once the server has it. */
  async assign(ids: readonly string[], groupId: string | null): Promise<boolean> {
    const moving = ids.filter((id) => this.#slice.revealed[id] && this.#at(id) !== groupId)
    if (moving.length === 0) {
      this.chosen.clear()
      return true
    }
    const before = moving.map((id) => ({ id, from: this.#at(id) }))
    const done = await this.#give({ type: 'groupAnnotations', ids: [...moving], groupId })
    if (!done) return false
    this.#record(before, groupId)
    for (const id of ids) this.chosen.delete(id)
    this.#say(this.#moved(moving.length, groupId))
    return true
  }

  /** Makes a group and puts annotations into it. True once the server has both. */
  async create(title: string, ids: readonly string[], draft?: Draft): Promise<boolean> {
    const group = { id: this.#room.newId(), title: title.trim() }
    if (!(await this.#give({ type: 'changeGroup', group, before: null }, draft))) return false
    this.#room.history.record({
      label: `Gruppe „${group.title}“ angelegt`,
      // Only while it is empty: others may have sorted something into it.
      undo: () => (this.#has(group.id) && this.#isEmpty(group.id) ? this.#remove(group.id) : null),
      redo: () => this.#change(group),
    })
    if (ids.length > 0) return this.assign(ids, group.id)
    this.#say(`Gruppe „${group.title}“ angelegt.`)
    return true
  }

  /** Gives a group another title; `group` says which one it had when the writing began. */
  async rename(group: Group, title: string, draft?: Draft): Promise<boolean> {
    const renamed = { ...group, title: title.trim() }
    const edit = this.#titleEdit(group, draft)
    const settled = await edit.change({ title: renamed.title }, { title: group.title })
    // Also where a newer title was let stand: that is no refusal any more.
    if (settled) this.#attempt.clear()
    // The title another device gave it was let stand, or it was taken away.
    if (!settled || this.titleOf(group.id) !== renamed.title) return settled
    this.#room.history.record({
      label: 'Gruppe umbenannt',
      undo: () => (this.titleOf(group.id) === renamed.title ? this.#change(group) : null),
      redo: () => (this.titleOf(group.id) === group.title ? this.#change(renamed) : null),
    })
    this.#say(`Die Gruppe heißt jetzt „${renamed.title}“.`)
    return true
  }

  #titleEdit(
    { id, title: name }: Group,
    draft: Draft | undefined,
  ): StructureEdit<{ title: string }, string> {
    return new StructureEdit(
      {
        stored: () => {
          const title = this.titleOf(id)
          return title === undefined ? undefined : { content: { title }, revision: title }
        },
        send: ({ title }, held) =>
          this.#attempt.ask(
            this.#room.run(
              { type: 'changeGroup', group: { id, title }, before: held ?? null },
              draft,
            ),
          ),
      },
      {
        host: this.#room,
        name: () => `Die Gruppe „${name}“`,
        facts: ({ title }) => [{ label: 'Titel', value: title }],
      },
    )
  }

  /** The title the server has for a group; undefined if it is gone. */
  titleOf(groupId: string): string | undefined {
    return this.#slice.groups.find(({ id }) => id === groupId)?.title
  }

  /** Removes a group; what lay in it is unsorted again. */
  async remove(group: Group): Promise<boolean> {
    const ids = this.#slice.order.filter((id) => this.#at(id) === group.id)
    if (!(await this.#give(this.#remove(group.id)))) return false
    this.#record(
      ids.map((id) => ({ id, from: group.id })),
      UNGROUPED,
    )
    this.#room.history.record({
      label: `Gruppe „${group.title}“ entfernt`,
      undo: () => (this.#has(group.id) ? null : this.#change(group)),
      redo: () => (this.#has(group.id) ? this.#remove(group.id) : null),
    })
    this.#say(`Gruppe „${group.title}“ entfernt.`)
    return true
  }

  /** One step for each group that annotations came from, because a step is one command. */
  #record(before: readonly Moved[], to: string | null): void {
    const origins = before.map(({ from }) => from)
    for (const from of origins.filter((one, at) => origins.indexOf(one) === at)) {
      const ids = before.filter((one) => one.from === from).map(({ id }) => id)
      this.#room.history.record({
        label: `${plural(ids.length, 'Anmerkung', 'Anmerkungen')} zugeordnet`,
        undo: () => this.#move(ids, to, from),
        redo: () => this.#move(ids, from, to),
      })
    }
  }

  #move(ids: readonly string[], from: string | null, to: string | null): Command | null {
    const still = ids.filter((id) => this.#slice.revealed[id] && this.#at(id) === from)
    if (still.length === 0 || (to !== null && !this.#has(to))) return null
    return { type: 'groupAnnotations', ids: still, groupId: to }
  }

  async #give(command: Command, draft?: Draft): Promise<boolean> {
    return (await this.#attempt.ask(this.#room.run(command, draft))).ok
  }

  #moved(count: number, groupId: string | null): string {
    const what = plural(count, 'Anmerkung', 'Anmerkungen')
    return groupId === null
      ? `${what} aus der Gruppe genommen.`
      : `${what} zu „${this.titleOf(groupId) ?? ''}“ gelegt.`
  }

  #at(id: string): string | null {
    return this.#slice.groupOf[id] ?? null
  }

  #has(groupId: string): boolean {
    return this.#slice.groups.some(({ id }) => id === groupId)
  }

  #isEmpty(groupId: string): boolean {
    return !Object.values(this.#slice.groupOf).includes(groupId)
  }

  #change(group: Group): Command {
    return { type: 'changeGroup', group, before: this.titleOf(group.id) ?? null }
  }

  #remove(id: string): Command {
    return { type: 'removeGroup', id }
  }
}
