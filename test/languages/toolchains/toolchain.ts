import type { Ended } from '../run';

/** The app that the guide shows, the one that uses all there is, and one with mistakes. */
export type Program = 'shop' | 'everything' | 'broken';

/** A fresh project, in which the package is installed as a user would install it. */
export interface Project {
  /** The aws-cdk-lib that the language's registry gave it. */
  readonly cdkVersion: string;
  /** Runs a program with its `cdk.out` in a folder; it ends as it ends. */
  readonly synthesise: (program: Program, cdkOut: string) => Promise<Ended>;
}

export interface Toolchain {
  readonly language: string;
  /** The target of jsii-pacmak. */
  readonly target: 'js' | 'python' | 'java' | 'go' | 'dotnet';
  /** What a machine must have. */
  readonly needs: string;
  readonly present: () => Promise<boolean>;
  /**
   * @param folder an empty folder for the project
   * @param dist what was packed for this language
   */
  readonly install: (folder: string, dist: string) => Promise<Project>;
}
