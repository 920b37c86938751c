import { dimensionTest } from './filter-operators';
import type { Reader } from './readers';
import type { CalculatedAttributeRecord } from '../../store/records';

type Test = (read: Reader) => boolean;
type Filter = NonNullable<CalculatedAttributeRecord['Filter']>;
type Group = NonNullable<Filter['Groups']>[number];
type Dimension = NonNullable<Group['Dimensions']>[number];

/** What an object has to fit to be counted (D-C11). */
export function compileFilter(filter: Filter | undefined): Test {
  if (!filter) {
    return () => true;
  }
  return combined(filter.Include, (filter.Groups ?? []).map(compileGroup));
}

function compileGroup({ Type, Dimensions }: Group): Test {
  return combined(Type, (Dimensions ?? []).map(compileDimension));
}

function compileDimension({ Attributes }: Dimension): Test {
  const tests = Object.entries(Attributes ?? {}).map(([attribute, { DimensionType, Values }]): Test => {
    const test = dimensionTest(DimensionType ?? '', Values ?? []);
    return (read) => test(read(attribute));
  });
  return combined('ALL', tests);
}

function combined(how: string | undefined, tests: readonly Test[]): Test {
  switch (how) {
    case 'ANY':
      return (read) => tests.some((test) => test(read));
    case 'NONE':
      return (read) => !tests.some((test) => test(read));
    default:
      return (read) => tests.every((test) => test(read));
  }
}
