import type { Figures } from './history';
import { History } from './history';
import type { Intent } from './intents';
import { Planner } from './planner';
import type { World } from './world';

/** Plays what a list of intents comes to. */
export async function playIntents(world: World, intents: readonly Intent[], tally: (figures: Figures) => void = () => undefined): Promise<void> {
  const history = await History.begin(world);
  const planner = new Planner(history.model);
  try {
    for (const intent of intents) {
      for (const step of planner.plan(intent)) {
        await history.play(step);
      }
    }
  } finally {
    tally(history.figures);
  }
}
