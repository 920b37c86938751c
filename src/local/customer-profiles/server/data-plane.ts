import type { DelayedEffects } from './delayed-effects';
import type { LocalDataPlane, RecordBatch } from './local/local-data-plane';
import type { Places } from './places';
import type { Database } from '../database/database';
import type { DomainPlace } from '../delivery/outgoing-domain';
import { ingestBatch, profilesOf } from '../engine/effects/ingest-batch';
import type { IngestedBatch } from '../engine/effects/ingest-batch';
import { ingestRecord } from '../engine/effects/ingest-record';
import { runJobNow } from '../engine/effects/run-job';
import { explainProfile } from '../engine/explanation/explain-profile';
import { explainRecord } from '../engine/explanation/record-explanation';
import { exportedFiles } from '../engine/exports/exported-file';
import type { ExportedFile } from '../engine/exports/exported-file';
import type { DeadLetter, StreamRecord } from '../engine/records';
import { THE_SERVICE } from '../engine/scene';
import type { Scene } from '../engine/scene';

export interface DataPlaneParts {
  readonly transaction: Database['transaction'];
  readonly places: Places;
  readonly effects: DelayedEffects;
}

/** More than any list of a laptop's service has. */
const ALL = 1_000_000_000;

/** The customer data as the local routes see it, past the API. */
export class DataPlane implements LocalDataPlane {
  constructor(private readonly parts: DataPlaneParts) {}

  public settle(): Promise<void> {
    this.parts.effects.settle();
    return Promise.resolve();
  }

  public ingest(domain: DomainPlace, objectType: string, text: string): void {
    this.change(domain, (scene) => ingestRecord(scene, objectType, text));
  }

  /** At once, also where the effects of calls come late. */
  public ingestBatch(domain: DomainPlace, { objectType, texts, dryRun, withProfiles }: RecordBatch): IngestedBatch {
    const ingested = (scene: Scene): IngestedBatch => {
      const batch = ingestBatch(scene, objectType, texts);
      const ids = batch.Results.flatMap(({ ProfileId }) => ProfileId ?? []);
      return withProfiles ? { ...batch, Profiles: profilesOf(scene, ids) } : batch;
    };
    return dryRun ? this.rehearse(domain, ingested) : this.change(domain, ingested);
  }

  public profiles(domain: DomainPlace, ids: readonly string[]): unknown {
    return this.change(domain, (scene) => profilesOf(scene, ids));
  }

  public runIdentityResolutionJob(domain: DomainPlace): string {
    return this.change(domain, runJobNow);
  }

  public explainRecord(domain: DomainPlace, objectType: string, text: string): unknown {
    return this.change(domain, (scene) => explainRecord(scene, objectType, text));
  }

  public explainProfile(domain: DomainPlace, profileId: string): unknown {
    return this.change(domain, (scene) => explainProfile(scene, scene.data.mergedInto(profileId) ?? profileId));
  }

  public deadLetters(domain: DomainPlace): readonly DeadLetter[] {
    return this.change(domain, ({ data }) => data.deadLetters({ limit: ALL }));
  }

  public streamRecords(domain: DomainPlace): readonly StreamRecord[] {
    return this.change(domain, ({ data }) => data.streamRecords({ limit: ALL }));
  }

  public exportedFiles(domain: DomainPlace): readonly ExportedFile[] {
    return this.change(domain, ({ data }) => exportedFiles(data));
  }

  /** Works on a domain in one transaction: what was due by now happens first, also where something is only read. */
  private change<T>({ environment, domainName }: DomainPlace, work: (scene: Scene) => T): T {
    const { transaction, places } = this.parts;
    const context = places.of(environment).contextFor(THE_SERVICE);
    return transaction(() => work(context.scene(domainName)));
  }

  /** Works as `change` does, and then undoes everything; as nothing is committed, nothing is sent either. */
  private rehearse<T>(domain: DomainPlace, work: (scene: Scene) => T): T {
    let told: { readonly value: T } | undefined;
    try {
      return this.change(domain, (scene) => {
        told = { value: work(scene) };
        throw new Rehearsed();
      });
    } catch (error) {
      if (error instanceof Rehearsed && told) {
        return told.value;
      }
      throw error;
    }
  }
}

/** Ends a transaction that was never meant to be kept. */
class Rehearsed extends Error {}
