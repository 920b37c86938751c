import { withoutInternal } from './strip-internal';

test('members that are internal are gone with their comments, and everything else stays as it is', () => {
  expect(withoutInternal(`import { A } from './a';
/** A class. */
export declare class Some {
    /** Kept. */
    readonly name: string;
    /**
     * For others of this package.
     *
     * @internal
     */
    _allow(...things: readonly A[]): void;
    /** @internal */
    get _bucket(): string | undefined;
    private readonly secret;
    /** Kept, and internal in name only: internal. */
    render(): string;
}
export interface Shape {
    readonly side: number;
    /** @internal */
    readonly _area: number;
}
`)).toBe(`import { A } from './a';
/** A class. */
export declare class Some {
    /** Kept. */
    readonly name: string;
    private readonly secret;
    /** Kept, and internal in name only: internal. */
    render(): string;
}
export interface Shape {
    readonly side: number;
}
`);
});

test('a class that is internal as a whole stays, as others extend it', () => {
  const text = '/** @internal */\nexport declare abstract class Base {\n    readonly name: string;\n}\nexport declare class Some extends Base {\n}\n';

  expect(withoutInternal(text)).toBe(text);
});
