import type { LocalRoutes } from './local-routes';
import type { ExplainedMerge, ProfileExplanation } from '../customer-profiles/engine/explanation/explanation';

/** The merges of profiles, each told once. */
export class NewMerges {
  /** How many are told. */
  public count = 0;
  private readonly told = new Set<string>();

  constructor(private readonly routes: LocalRoutes) {}

  /** Those of a profile that were not told yet, oldest first. */
  public async of(profileId: string): Promise<readonly ExplainedMerge[]> {
    const { Merges } = await this.routes.post('explain', { ProfileId: profileId }) as ProfileExplanation;
    const merges = Merges.filter((merge) => !this.told.has(keyOf(merge))).reverse();
    merges.forEach((merge) => this.told.add(keyOf(merge)));
    this.count += merges.length;
    return merges;
  }
}

/** A profile is merged away but once. */
function keyOf({ ProfileIds = [], At }: ExplainedMerge): string {
  return [At, ...ProfileIds].join(' ');
}
