/**
 * The reference annotations of the demo cases were written with working codes before the catalogue existed.
 * For each code: the criteria of the catalogue `schutzauftrag-8a` it can stand for, nearest first.
 * An annotation uses those of its codes that fit its passage best; a test holds the two together.
 */
export const criterionMap: Readonly<Record<string, readonly string[]>> = {
  // Taking a report: what was said, what the office already knows, who is responsible.
  'QK-01': ['P-01-2', 'P-01-1', 'P-01-4'],
  // First assessment: serious indications, urgency, acting at once, or why not.
  'QK-02': ['P-02-2', 'P-02-1', 'P-02-3', 'P-02-5'],
  // Seeing the child and where it lives; the catalogue asks for every child of the family on its own.
  'QK-03': ['P-03-1', 'P-03-2', 'P-03-3'],
  // Participation of the child: heard, in a form it understands, taken into account, told its rights.
  'QK-04': ['P-04-1', 'P-04-2', 'P-04-4', 'P-04-5', 'P-04-6'],
  // Parents and other carers; language has a criterion of its own there.
  'QK-05': ['P-05-1', 'P-05-2', 'P-05-3', 'P-05-4', 'P-05-5'],
  // Gathering information and putting it together: what the office knew, and assessing again with it.
  'QK-06': ['P-01-3', 'P-03-4', 'P-03-5', 'P-06-7'],
  // Assessing the danger: named, facts apart from reading, every child, the special situations.
  'QK-07': ['P-06-2', 'P-06-3', 'P-06-8', 'P-03-3', 'P-14-2', 'P-14-5'],
  // Several specialists together, with room for another opinion.
  'QK-08': ['P-06-1', 'P-06-4', 'P-06-5', 'P-06-6'],
  // The protection plan.
  'QK-09': ['P-07-2', 'P-07-1', 'P-07-3', 'P-07-4', 'P-07-5', 'P-07-6'],
  // The right help and the assignment to who gives it.
  'QK-10': ['P-08-1', 'P-08-2', 'P-08-3', 'P-08-4'],
  // Checking, assessing anew, closing. An alarm that arrives late is a matter of checking the plan.
  'QK-11': ['P-06-7', 'P-07-5', 'P-07-6', 'P-15-1', 'P-15-2'],
  // The family court.
  'QK-12': ['P-09-1', 'P-09-2', 'P-09-3', 'P-09-4', 'P-09-5', 'P-09-6'],
  // Taking into care, crisis.
  'QK-13': ['P-10-1', 'P-10-2', 'P-10-3', 'P-10-4', 'P-10-5'],
  // Working with others and answering those who reported.
  'QK-14': ['P-11-1', 'P-11-2', 'P-11-3'],
  // Handing over, standing in, change of responsibility.
  'QK-15': ['P-13-1', 'P-13-2', 'P-13-3'],
  // Documentation; keeping observation and reading apart counts as documentation in the working codes.
  'QK-16': ['P-12-1', 'P-12-2', 'P-12-3', 'P-06-3'],
  // Staff, workload, induction.
  'QK-17': ['S-03-2', 'S-03-1', 'S-03-4'],
  // Management: informed in time, signing, open to errors.
  'QK-18': ['P-02-4', 'P-09-3', 'S-01-1', 'S-07-3'],
  // Qualification and supervision.
  'QK-19': ['S-03-3', 'S-04-1', 'S-04-2'],
  // What help exists in the area. A missing interpreter is a missing service, too.
  'QK-20': ['S-08-2', 'S-08-1', 'S-09-2', 'P-05-4'],
  // What came of it for the child.
  'QK-21': ['E-01-1', 'E-01-2', 'E-01-3', 'E-02-1', 'E-02-2'],
}
