import { economicNumberProblem, registerNumberProblem } from './company-numbers';

describe('economicNumberProblem', () => {
    it.each([
        ['IR', '10380284790'],
        ['PL', '123456785'],
        ['PL', '12345678512347'],
        ['RU', '770701001'],
        ['DE', 'whatever it is'],
    ])('takes a right number of %s: %s', (country, number) => expect(economicNumberProblem(country, number)).toBeNull());

    it.each([
        ['IR', '10380284791', { rule: 'check-digit', expected: '0' }],
        ['PL', '123456784', { rule: 'check-digit', expected: '5' }],
        ['PL', '12345678', { rule: 'length', expected: '9, 14' }],
        ['PL', '12345678A', { rule: 'digits-only', expected: '' }],
        ['PL', '000000000', { rule: 'one-digit', expected: '' }],
        ['RU', '77070100', { rule: 'format', expected: '770701001' }],
    ])('says what is wrong with %s %s', (country, number, problem) => expect(economicNumberProblem(country, number)).toEqual(problem));
});

describe('registerNumberProblem', () => {
    it.each([
        ['IR', '123456'],
        ['PL', '0000123456'],
        ['RU', '1027700132195'],
        ['RU', '304500116000157'],
        ['FR', 'B 123'],
    ])('takes a right number of %s: %s', (country, number) => expect(registerNumberProblem(country, number)).toBeNull());

    it.each([
        ['IR', '12-34', { rule: 'format', expected: '123456' }],
        ['PL', '123456', { rule: 'length', expected: '10' }],
        ['PL', 'KRS0000123', { rule: 'digits-only', expected: '' }],
        ['RU', '1027700132194', { rule: 'check-digit', expected: '5' }],
        ['RU', '10277001321', { rule: 'length', expected: '13, 15' }],
    ])('says what is wrong with %s %s', (country, number, problem) => expect(registerNumberProblem(country, number)).toEqual(problem));
});
