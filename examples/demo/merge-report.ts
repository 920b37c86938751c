import { DOMAIN } from './stage';
import type { Stage } from './stage';
import { differing } from './step';

/** Those of its sections that tell of the merge; the others list keys and objects. */
const SHOWN = ['Profile', 'Fields', 'Merges'];

/** Lets the program tell where everything of a profile comes from, and looks for the merge in it. */
export async function explainMerge(stage: Stage, profileId: string): Promise<string[]> {
  const text = await stage.outputOf('explain', '--domain', DOMAIN, '--profile', profileId);
  const sections = text.split(/\n\n/).filter((section) => SHOWN.some((name) => section.startsWith(name)));
  process.stdout.write(`${sections.join('\n\n').trimEnd()}\n(its keys and objects are left out here)\n`);
  const cause = /because of (matching rule \d+)/.exec(text)?.[1];
  return differing('what has merged the profile', cause, 'matching rule 1');
}
