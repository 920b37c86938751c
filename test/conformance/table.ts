import { QUICK, Stage } from '../handler/stage';
import { KINDS, NOT_APPLICABLE } from './kinds';
import { Kind } from './kinds/kind';
import { RowId, RowOf, ROWS, Section } from './rows';

export interface Table<S extends Section> {
  /** One case of a row for a kind, unless the row does not apply to it. */
  row(kind: Kind, id: RowOf<S>, sentence: string, run: () => Promise<void>): void;
  /** Tests that no kind was forgotten by a row. */
  checkCompleteness(): void;
}

/** A section of the table: what is tested here, of each kind, on a stage with what that needs. */
export function table<S extends Section>(section: S, stage: Stage): Table<S> {
  const tested = new Set<string>();
  return {
    row(kind, id, sentence, run) {
      tested.add(`${id} of ${kind.name}`);
      if (NOT_APPLICABLE[kind.name][id as RowId] === undefined) {
        test(`${id}: ${sentence}`, async () => {
          kind.prepare(stage);
          await run();
        });
      }
    },
    checkCompleteness() {
      test.each(Object.keys(ROWS[section]) as RowOf<S>[])('%s is tested for every kind, or has a reason why not', (id) => {
        const untold = KINDS.filter(({ name, notApplicable }) => !tested.has(`${id} of ${name}`) && !/^[A-Z].{20,}\.$/.test(notApplicable[id as RowId] ?? ''));
        expect(untold.map(({ name }) => name)).toEqual([]);
      });
    },
  };
}

/** A stage that begins every test anew. */
export function openStage(options: ConstructorParameters<typeof Stage>[0] = {}): Stage {
  const stage = new Stage({ quotas: { domain: 1_000 }, ...options });
  beforeAll(async () => { await stage.open(); });
  beforeEach(() => stage.reset());
  afterAll(async () => { await stage.close(); });
  return stage;
}

/** Milliseconds of an invocation in which the service is never of use. A seventh of it is for the answer, which a busy machine may need. */
export const SHORT = 2_000;

/** Denials are not waited out. */
export const NO_PATIENCE = { ...QUICK, grantsSettleWithin: 1 };

/** The first wait is longer than any invocation: what fails once, and would be tried again, fails at once. */
export const ONE_TRY = { ...NO_PATIENCE, backoff: { base: 1e12, cap: 1e12 } };
