import fc from 'fast-check';

import { switchedReadings } from './keyboard-layouts';

describe('words typed on the wrong keyboard', () => {
    it.each([
        ['l,;j', 'موکت'],
        ['tva', 'فرش'],
        ['nlh,kn', 'دماوند'],
        ['\\al', 'پشم'],
        ['mal', 'پشم'],
        ['فهمث', 'tile'],
        ['پخقفشق', 'mortar'],
        ['ئخقفشق', 'mortar'],
        ['rjd`h', 'ковёр'],
        ['gkbnrf', 'плитка'],
        ['вшм', 'div'],
        ['ефкпуе', 'target'],
        ['ehs,f', 'урыба'],
    ])('%s is read as %s', (typed, meant) => {
        expect(switchedReadings(typed)).toContain(meant);
    });

    it('reads one word alone of a few, when the keyboard was switched in the middle', () => {
        expect(switchedReadings('l,;j damavand')).toContain('موکت damavand');
        expect(switchedReadings('موکت nlh,kn')).toEqual(expect.arrayContaining(['موکت دماوند']));
    });

    it('leaves digits, hyphens and words of mixed script as they are', () => {
        expect(switchedReadings('400 ۴۰۰ 12-5')).toEqual([]);
        expect(switchedReadings('aب')).toEqual([]);
        expect(switchedReadings('یئر-زقئ-400')).toContain('dmv-crm-400');
        expect(switchedReadings('')).toEqual([]);
    });

    it('Persian and Russian words come back from the Latin keys that give them', () => {
        const word = (letters: string) => fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map(all => all.join(''));
        fc.assert(fc.property(fc.oneof(word('ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو'), word('йцукенгшщзхъфывапролджэячсмитьб')), meant => {
            const [typed = ''] = switchedReadings(meant);
            return switchedReadings(typed).includes(meant);
        }));
    });

    it('never answers with what was typed, nor twice with the same, whatever it is', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
            const readings = switchedReadings(text);
            return new Set(readings).size === readings.length && !readings.includes(text.toLowerCase().split(/\s+/).filter(Boolean).join(' '));
        }));
    });
});
