// The picture on the wall as data: what stands on it, in which pages, and what it is called. The projector draws it, the
// cockpit draws it small and says it in words; both come to the same pages (PJ3).
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { criterionById, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { numberOf } from '../../shared/kernel/numbering.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { voteById } from '../../shared/room/vote.rules.ts'
import { entryName } from '../../shared/caseText/entryName.ts'
import { dayLabel } from '../../shared/kernel/format.ts'
import {
  boardBlocks,
  consentTo,
  dayBlocks,
  findingBlocks,
  findingListBlocks,
  findingTitle,
  groupQuestionBlocks,
  perspectiveBlocks,
  questionBlocks,
  recommendationBlocks,
  roleBlocks,
  situationBlock,
  situationBlocks,
  statementBlocks,
  toldDay,
  type Source,
} from './blocks.ts'
import { agreementBlocks } from './agreementScene.ts'
import { compareBlocks } from './compareScenes.ts'
import { flow, overLines, PAGE, type Block, type Page } from './flow.ts'
import { annotationsAt, excerptOf, passageBlocks } from './passageScene.ts'
import { chosenFor, type Chosen } from './scene.ts'
import { closeHeadline } from './summary.ts'
import { criterionPicture, structurePicture } from './structureScene.ts'
import { votePicture } from './voteScene.ts'

export type { Source } from './blocks.ts'

/** A picture and its pages. */
export interface Wall extends Chosen {
  /** Names the picture: a page that was turned to counts in it alone. */
  readonly of: string
  /** What is shown, in a few words: for the cockpit, and for those who do not see it. */
  readonly title: string
  /** A small line above the headline. */
  readonly over: string
  readonly headline: string
  /** What is said if there is nothing yet. */
  readonly empty: string
  /** The vote on the wall, running or closed. */
  readonly vote: Vote | null
  readonly pages: readonly Page[]
}

type Picture = Pick<Wall, 'of' | 'pages'> &
  Partial<Pick<Wall, 'title' | 'over' | 'headline' | 'empty' | 'vote'>>

/** The words of a criterion, or its code if the catalogue is not there. */
export const criterionWords =
  (catalogue: Catalogue | null) =>
  (id: string): string =>
    (catalogue && criterionById(catalogue, id)?.title) ?? id

/** The picture on the wall now. */
export function wallOf(source: Source): Wall {
  const chosen = chosenFor(source.room)
  const asks = chosen.step?.question ?? ''
  const title = chosen.step?.title ?? ''
  const picture = pictureOf(source, chosen, asks || title)
  return {
    title: picture.headline ?? title,
    over: '',
    headline: asks || title,
    empty: '',
    vote: null,
    ...chosen,
    ...picture,
    of: `${chosen.step?.id ?? ''}.${picture.of}`,
  }
}

const listed = (
  of: string,
  blocks: readonly Block[],
  { headline, over = '', ...words }: Omit<Picture, 'of' | 'pages'> & { headline: string },
): Picture => ({
  of,
  headline,
  over,
  ...words,
  pages: flow(blocks, headline, PAGE - overLines(over)),
})

/** A picture that is drawn as it is, on one page. */
const still = (of: string, words: Omit<Picture, 'of' | 'pages'> = {}): Picture => ({
  of,
  ...words,
  pages: [[]],
})

function pictureOf(source: Source, chosen: Chosen, headline: string): Picture {
  const { room, entries } = source
  const { keySituation, discussion } = room
  const id = chosen.item && 'id' in chosen.item ? chosen.item.id : ''
  switch (chosen.scene) {
    case 'arrive':
      return still('arrive', { title: 'Beitritt' })
    case 'present':
      return dayPicture(source, headline)
    case 'clarify':
      return listed('clarify', questionBlocks(discussion), { headline })
    case 'annotate':
      return still('annotate', { headline })
    case 'compare':
      return comparePicture(source, headline)
    case 'discuss':
      return still('discuss', { headline })
    case 'passage':
      return passagePicture(source, chosen)
    case 'perspectives':
      return listed('perspectives', perspectiveBlocks(discussion), { headline })
    case 'keySituations': {
      const picked = keySituation.situations.filter((situation) => situation.chosen)
      return picked.length > 0
        ? listed('chosen', situationBlocks(picked, entries), {
            headline: 'Diese Situationen vertiefen wir',
          })
        : listed('situations', situationBlocks(keySituation.situations, entries), { headline })
    }
    case 'keySituation':
      return situationPicture(source, id)
    case 'deepen':
      return keySituation.boardsOpen && keySituation.boardItems.length > 0
        ? boardsPicture(source)
        : listed('questions', groupQuestionBlocks(keySituation, chosen.step?.question ?? ''), {
            headline: chosen.step?.title ?? '',
          })
    case 'board':
      return boardPicture(source, id)
    case 'statement':
      return listed('statement', statementBlocks(discussion), {
        headline: chosen.step?.question || 'Die Falleinbringenden haben das Wort',
        empty: 'Alle anderen hören zu.',
      })
    case 'findings':
      return listed('findings', findingListBlocks(room), {
        headline,
        empty: 'Noch ist kein Befund angelegt.',
      })
    case 'finding':
      return findingPicture(source, id)
    case 'recommendations':
      return listed('recommendations', recommendationBlocks(room, null), {
        headline,
        empty: 'Noch ist keine Empfehlung angelegt.',
      })
    case 'recommendation':
      return listed(`recommendation.${id}`, recommendationBlocks(room, id), {
        headline: '',
        over: 'Empfehlung',
        title: `Empfehlung ${numberOf(room.recommendation.recommendations, id) ?? ''}`,
      })
    case 'structure': {
      const { blocks, ...words } = structurePicture(source, headline)
      return listed(words.of, blocks, words)
    }
    case 'structureCriterion': {
      const { blocks, ...words } = criterionPicture(source, id)
      return listed(words.of, blocks, words)
    }
    case 'vote': {
      const vote = voteById({ room }, id)
      return vote ? votePicture(source, vote) : still('vote')
    }
    case 'legend':
      return listed('legend', roleBlocks(source.roles), {
        headline: 'Kürzel in diesem Fall',
        empty: 'Zu diesem Fall sind keine Kürzel hinterlegt.',
      })
    case 'agreement':
      return listed('agreement', agreementBlocks(source), {
        headline: 'Wie weit die Runde übereinstimmt',
      })
    case 'close':
    case 'followUp':
      return still('close', { headline: closeHeadline(room) })
    case 'break':
      return still('break', { headline: chosen.step?.title ?? '' })
  }
}

function dayPicture({ room, entries }: Source, headline: string): Picture {
  const day = toldDay(entries, room.workshop.day)
  if (day === null)
    return listed('present', [], {
      headline,
      empty: 'Die Moderation öffnet den Zeitstrahl Tag für Tag.',
    })
  return listed(`day.${day}`, dayBlocks(entries, day), { headline: dayLabel(day) })
}

function comparePicture({ room, entries }: Source, headline: string): Picture {
  const { announced, asking = null, order, revealed, bundles, figures } = room.annotation
  if (asking !== null)
    return listed('asked', [], {
      headline: 'Darf aufgedeckt werden?',
      empty: 'Bitte antworten Sie auf Ihrem Gerät, auch wenn Sie nichts geschrieben haben.',
    })
  if (announced)
    return listed('announced', [], {
      headline: 'Gleich wird aufgedeckt',
      empty:
        'Alle Anmerkungen werden gleich für alle sichtbar, in zufälliger Reihenfolge und ohne Namen.',
    })
  const marks = order.flatMap((id) => revealed[id] ?? [])
  if (marks.length === 0)
    return listed('covered', [], {
      headline,
      empty: 'Die Moderation deckt die Anmerkungen gemeinsam auf.',
    })
  const blocks = compareBlocks(entries, marks, figures, headline)
  return listed(`revealed.${bundles}`, blocks, { headline, title: 'Wo angemerkt wurde' })
}

function passagePicture({ room, entries, catalogue }: Source, { focus }: Chosen): Picture {
  const entry = entries.find(({ id }) => id === focus?.entryId)
  if (!entry || !focus) return still('passage', { title: 'Stelle' })
  const { order, revealed } = room.annotation
  const marks = order.flatMap((id) => revealed[id] ?? [])
  const blocks = passageBlocks(
    entry.text,
    excerptOf(entry.text, focus.span),
    annotationsAt(focus, marks),
    criterionWords(catalogue),
  )
  const at = `${focus.entryId}.${focus.span?.start ?? ''}-${focus.span?.end ?? ''}`
  return listed(`passage.${at}.${focus.annotationId ?? ''}`, blocks, {
    headline: '',
    over: entryName(entry),
    title: `Stelle: ${entryName(entry)}`,
  })
}

function situationPicture({ room, entries }: Source, id: string): Picture {
  const situation = room.keySituation.situations.find((one) => one.id === id)
  if (!situation) return still('keySituation')
  return listed(`keySituation.${id}`, situationBlock(situation, entries), {
    headline: situation.title,
    over: 'Schlüsselsituation',
    title: `Schlüsselsituation: ${situation.title}`,
  })
}

function boardsPicture({ room: { keySituation } }: Source): Picture {
  const chosen = keySituation.situations.filter((situation) => situation.chosen)
  const blocks = chosen.flatMap((situation) => boardBlocks(keySituation, situation))
  return listed('boards', blocks, { headline: '', title: 'Ergebnisse der Gruppen' })
}

function boardPicture({ room: { keySituation } }: Source, id: string): Picture {
  const situation = keySituation.situations.find((one) => one.id === id)
  if (!situation) return still('board')
  return listed(`board.${id}`, boardBlocks(keySituation, situation), {
    headline: situation.title,
    title: `Ergebnisse: ${situation.title}`,
    empty: situation.question,
  })
}

function findingPicture({ room }: Source, id: string): Picture {
  const finding = room.finding.findings.find((one) => one.id === id)
  if (!finding) return still('finding')
  const name = `Befund ${finding.number}`
  const headline = findingTitle(room, id)
  return listed(`finding.${id}`, findingBlocks(room, finding), {
    headline,
    over: [name, directionWords[finding.direction], consentTo(room, id)]
      .filter((word) => word !== '')
      .join(' · '),
    title: `${name}: ${headline}`,
  })
}
