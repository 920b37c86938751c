import { textsAt } from './attribute-values';
import { profileSource } from './sources';
import { cut } from '../calculation/value-text';
import { pathOf } from '../matching/values/cell-texts';
import type { Scene } from '../scene';
import { everyOne } from '../slices';

/** As many as are answered, for the list has no pages. */
const MAX_VALUES = 1000;

/** What is longer, as additional information can be, is cut. */
const MAX_LENGTH = 255;

export interface ProfileAttributeValuesAnswer {
  readonly DomainName: string;
  readonly AttributeName: string;
  readonly Items: readonly { readonly Value: string }[];
}

/**
 * The values of a member of the standard profile, each once, in the order in which profiles that have them were made. One that is a second view of
 * another has the other's (D-P2).
 */
export function listProfileAttributeValues(scene: Scene, { AttributeName }: { readonly AttributeName: string }): ProfileAttributeValuesAnswer {
  const values = new Set<string>();
  for (const profile of everyOne((slice) => scene.data.profiles(slice))) {
    textsAt(profileSource(profile).source, pathOf(AttributeName)).forEach((text) => values.add(cut(text, MAX_LENGTH)));
    if (values.size >= MAX_VALUES) {
      break;
    }
  }
  return { DomainName: scene.domain.DomainName, AttributeName, Items: [...values].slice(0, MAX_VALUES).map((Value) => ({ Value })) };
}
