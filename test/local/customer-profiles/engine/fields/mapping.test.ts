import { compileMapping, whyEmpty } from '../../../../../src/local/customer-profiles/engine/fields/mapping';
import { objectType } from './object-type';

function evaluate(source: string, record: unknown) {
  return compileMapping(objectType({ Fields: { field: { Source: source } } })).evaluate(record).fields[0];
}

describe('accessors', () => {
  test.each<[string, unknown, unknown[]]>([
    ['_source.a', { a: 'x' }, ['x']],
    ['_source.a.b', { a: { b: 1 } }, [1]],
    ['_source.a[1]', { a: ['x', 'y'] }, ['y']],
    ['_source.a[1].b', { a: [{ b: 1 }, { b: 2 }] }, [2]],
    ['_source[\'a b.c\'].d', { 'a b.c': { d: true } }, [true]],
    ['_source["a"]', { a: 'x' }, ['x']],
    ['_source.a[].b', { a: [{ b: 1 }, {}, { b: 3 }] }, [1, 3]],
    ['_source.a.b', { a: [{ b: 1 }, { b: 2 }] }, [1, 2]],
    ['_source.a[]', { a: ['x', '', null, 'y'] }, ['x', 'y']],
    ['_source.a[].b[].c', { a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [{ c: 3 }] }] }, [1, 2, 3]],
    ['_source.a[].b', { a: { b: 1 } }, [1]],
    ['_source.a.b', { a: [[{ b: 1 }], [[{ b: 2 }]]] }, [1, 2]],
    ['_source.a', { a: ['x', 'y'] }, [['x', 'y']]],
    ['_source.a', { a: { b: 1 } }, [{ b: 1 }]],
    ['_source.a[0]', { a: 'text' }, []],
    ['_source.a[9]', { a: ['x'] }, []],
    ['_source.a.length', { a: 'text' }, []],
    ['_source.constructor.name', {}, []],
    ['_source.__proto__', {}, []],
    ['_source.__proto__', JSON.parse('{"__proto__": "own"}'), ['own']],
    ['_source.toString', { toString: 'own' }, ['own']],
  ])('%s of %j is %j', (source, record, values) => {
    expect(evaluate(source, record).values).toEqual(values);
  });

  test.each<[string, unknown, string]>([
    ['_source.a', {}, 'the record has nothing there'],
    ['_source.a.b', { a: 1 }, 'the record has nothing there'],
    ['_source.a', { a: null }, 'the record has null there'],
    ['_source.a', { a: '' }, 'the record has an empty text there'],
    ['_source.a[]', { a: [] }, 'the record has nothing there'],
    ['_source', { a: 1 }, 'the source is no accessor such as _source.name'],
    ['_source..a', { a: 1 }, 'the source is no accessor such as _source.name'],
    ['a', { a: 1 }, 'the source is no accessor such as _source.name'],
    ['{{_source.a}}', {}, 'the template renders nothing'],
    ['{{_source.a}} {{_source.b}}', {}, 'the template renders white space only'],
  ])('%s of %j is empty: %s', (source, record, why) => {
    const field = evaluate(source, record);

    expect(field.values).toEqual([]);
    expect(whyEmpty(field)).toBe(why);
  });

  test.each([[false], [0], [' '], [[]], [{}]])('%j is a value', (value) => {
    const field = evaluate('_source.a', { a: value });

    expect(field.values).toEqual([value]);
    expect(whyEmpty(field)).toBeUndefined();
  });

  test('elements that have nothing keep their places', () => {
    expect(evaluate('_source.a[].b', { a: [{ b: 1 }, {}, { b: null }, { b: 4 }] }).found).toEqual([1, undefined, null, 4]);
  });
});

describe('templates', () => {
  test.each<[string, unknown, string]>([
    ['{{_source.a}} & {{_source.b}}', { a: 'O\'Neil', b: '<Sons>' }, 'O\'Neil & <Sons>'],
    ['{{{_source.a}}}', { a: '"&' }, '"&'],
    ['{{#if _source.c}}has {{_source.c}}{{else}}none{{/if}}', { c: '' }, 'none'],
    ['{{#unless _source.c}}no{{/unless}}', {}, 'no'],
    ['{{#each _source.a}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}}', { a: ['x', 2, false] }, '0x,12,2false'],
    ['{{#each _source.a}}{{@key}}={{this}};{{/each}}', { a: { b: 1, c: 'x' } }, 'b=1;c=x;'],
    ['{{#each _source.a as |item at|}}{{at}}{{item.n}}{{../_source.z}}{{/each}}', { a: [{ n: 'x' }], z: '!' }, '0x!'],
    ['{{#with _source.a}}{{b}}{{/with}}', { a: { b: 'x' } }, 'x'],
    ['{{#_source.a}}{{b}}{{/_source.a}}', { a: [{ b: 1 }, { b: 2 }] }, '12'],
    ['{{#removeExtraSpace}} {{_source.a}}   {{_source.b}}\n {{_source.c}} {{/removeExtraSpace}}', { a: 'A', c: 'C' }, 'A C'],
    ['{{removeExtraSpace _source.a}}', { a: '  a \t b ' }, 'a b'],
    ['{{#if (removeExtraSpace _source.a)}}yes{{else}}no{{/if}}', { a: '   ' }, 'no'],
    ['{{_source.a}}', { a: { b: [1, 'x'] } }, '{"b":[1,"x"]}'],
    ['{{_source.a}} {{_source.b}}', { a: false, b: 0 }, 'false 0'],
    ['{{_source.a.[0]}}{{_source.[b c]}}', { 'a': ['x'], 'b c': 'y' }, 'xy'],
    ['{{_source.constructor}}{{_source.__proto__}}{{_source.toString}}-', {}, '-'],
    ['{{_source.constructor}}', JSON.parse('{"constructor": "own"}'), 'own'],
    ['{{#with _source.constructor}}x{{/with}}{{#each _source.__proto__}}x{{/each}}-', {}, '-'],
    ['{{! a comment }}x{{!-- another --}}', {}, 'x'],
    ['{{~_source.a~}}  x', { a: 'a' }, 'ax'],
    ['{{_source.a}}', { a: '{{_source.b}}', b: 'x' }, '{{_source.b}}'],
    ['{{_source.if}}', { if: 1 }, '1'],
  ])('%s of %j renders %j', (source, record, text) => {
    const field = evaluate(source, record);

    expect([field.failure, field.values]).toEqual([undefined, [text]]);
  });

  test.each<[string, unknown, RegExp]>([
    ['{{#if _source.a}}', {}, /parse error/i],
    ['{{_source.a', {}, /parse error/i],
    ['{{upper _source.a}}', { a: 'x' }, /there is no helper "upper"/],
    ['{{#if (lookup _source "a")}}x{{/if}}', { a: 'x' }, /there is no helper "lookup"/],
    ['{{log _source.a}}', { a: 'x' }, /there is no helper "log"/],
    ['{{removeExtraSpaces _source.a}}', { a: 'x' }, /did you mean "removeExtraSpace"/],
    ['{{> other}}', {}, /no partials/],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', {}, /no partials/],
    ['{{if _source.a}}', { a: 1 }, /./],
    ['{{#each _source.a}}{{#each ../_source.a}}x{{/each}}{{/each}}', { a: Array(1000).fill(1) }, /more than 10000 elements/],
    ['{{#each _source.a}}{{../_source.b}}{{/each}}', { a: Array(1000).fill(1), b: 'x'.repeat(10_000) }, /more than 512000 characters/],
    ['{{_source.a}}', { a: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) }, /nested too deeply/],
    [`{{_source.a}}${'x'.repeat(2000)}`, { a: 1 }, /longer than 2000/],
  ])('%.60s fails, and says why', (source, record, why) => {
    const field = evaluate(source, record);

    expect(field.values).toEqual([]);
    expect(whyEmpty(field)).toMatch(why);
  });

  test('what one rendering has used up is nothing to the next', () => {
    const { evaluate: of } = compileMapping(objectType({ Fields: { f: { Source: '{{#each _source.a}}x{{/each}}' } } }));

    for (let time = 0; time < 3; time++) {
      expect(of({ a: Array(9000).fill(1) }).fields[0].values).toEqual(['x'.repeat(9000)]);
    }
  });
});

test('fields are in declared order, and the mapping of a definition is made once', () => {
  const type = objectType({ Fields: { b: { Source: '_source.b', Target: '_profile.FirstName', ContentType: 'NAME' }, a: { Source: '_source.a' } } });
  const mapping = compileMapping(type);

  expect(compileMapping(type)).toBe(mapping);
  expect(mapping.evaluate({ a: 1, b: 2 }).fields.map(({ field, values }) => [field.name, field.contentType, field.target, values])).toEqual([
    ['b', 'NAME', '_profile.FirstName', [2]], ['a', 'STRING', undefined, [1]],
  ]);
  expect(compileMapping(objectType({})).evaluate({}).fields).toEqual([]);
});
