import { gramsOf, unitNamed } from './scale-reading';

it.each([
    [124_800, 1, 'kg', 12_480_000],
    [1248, 2, 't', 12_480_000],
    [1248, -1, 'kg', 12_480_000],
    [12_480, 0, 'lb', 5_660_833],
    [-5, 0, 'kg', -5000],
] as const)('%d with %d decimals in %s is %d g', (digits, decimals, unit, grams) => {
    expect(gramsOf(digits, decimals, unit)).toBe(grams);
});

it.each([[' kg', 'kg'], ['KG ', 'kg'], [' t', 't'], ['lb', 'lb'], [' g', null], ['\rt ', null], ['oz', null], ['  ', null], ['pcs', null]])('the unit %j is %s', (field, unit) => {
    expect(unitNamed(field)).toBe(unit);
});
