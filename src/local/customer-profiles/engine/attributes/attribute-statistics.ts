import { textsAt } from './attribute-values';
import { sourcesOf } from './sources';
import { badRequest } from '../../protocol/service-error';
import { numberOf, sumOf } from '../calculation/numbers';
import type { Scene } from '../scene';

export interface AttributeStatistics {
  readonly Maximum: number;
  readonly Minimum: number;
  readonly Average: number;
  readonly StandardDeviation: number;
  readonly Percentiles: { readonly P5: number; readonly P25: number; readonly P50: number; readonly P75: number; readonly P95: number };
}

export interface AttributeStatisticsRequest {
  readonly ObjectTypeName: string;
  readonly AttributeName: string;
}

/** Calculated when it is asked for (D-G4). */
export function attributeStatistics(
  scene: Scene, { ObjectTypeName, AttributeName }: AttributeStatisticsRequest,
): { readonly Statistics: AttributeStatistics; readonly CalculatedAt: Date } {
  const sources = sourcesOf(scene, ObjectTypeName);
  if (!scene.domain.DataStore?.Enabled) {
    throw badRequest(`Domain ${scene.domain.DomainName} has no data store, which statistics are calculated of`);
  }
  const numbers: number[] = [];
  for (const { source } of sources) {
    for (const text of textsAt(source, AttributeName)) {
      const number = numberOf(text);
      if (number !== undefined) {
        numbers.push(number);
      }
    }
  }
  if (numbers.length === 0) {
    throw badRequest(`Attribute ${AttributeName} has no number in any object of type ${ObjectTypeName}`);
  }
  return { Statistics: statisticsOf(numbers), CalculatedAt: new Date(scene.now) };
}

/** @param numbers at least one */
export function statisticsOf(numbers: readonly number[]): AttributeStatistics {
  const sorted = Float64Array.from(numbers).sort();
  const average = sumOf(numbers) / numbers.length;
  const at = (percent: number) => percentile(sorted, percent);
  return {
    Maximum: sorted[sorted.length - 1],
    Minimum: sorted[0],
    Average: average,
    StandardDeviation: Math.sqrt(numbers.reduce((sum, number) => sum + (number - average) ** 2, 0) / numbers.length),
    Percentiles: { P5: at(5), P25: at(25), P50: at(50), P75: at(75), P95: at(95) },
  };
}

/** Between two values in proportion to how far it is from each. */
function percentile(sorted: Float64Array, percent: number): number {
  const place = (sorted.length - 1) * percent / 100;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}
