import fc from 'fast-check';

import { paperTexts } from './paper-texts';
import { ticketCode } from './ticket-code';
import { trackingLanguages } from './tracking-texts';
import { zplLabel, zplText } from './zpl-label';

const label = { firm: 'Alborz', receiver: 'Dywany', destination: 'Łódź, ul. Piotrkowska 1', shipmentNumber: 'SH-000012', orderCode: 'O-1', stop: '1 / 2', weight: '120 kg' };

describe('papers of a load', () => {
    it('are in every language', () => {
        for (const language of trackingLanguages) {
            expect(Object.keys(paperTexts[language])).toEqual(Object.keys(paperTexts.en));
            expect(Object.values(paperTexts[language].title).every(title => title !== '')).toBe(true);
        }
    });

    it('hold a label that a printer reads as one', () => {
        const text = zplLabel(label);
        expect(text).toContain('^BCN,260,Y,N,N^FDSH-000012^FS');
        expect(text).toContain('Łódź, ul. Piotrkowska 1');
        expect(text.match(/\^XA/g)).toHaveLength(1);
    });

    it('let no text of people become a command of the printer', () => {
        fc.assert(
            fc.property(fc.string(), text => {
                const written = zplText(text);
                expect(written).not.toMatch(/[\^~\r\n]/);
                expect(zplLabel({ ...label, receiver: text, destination: text }).match(/\^XZ/g)).toHaveLength(1);
            }),
        );
        expect(zplText('A^B~C_D')).toBe('A_5EB_7EC_5FD');
    });

    it('tell a ticket by its number, weights and seal', () => {
        expect(ticketCode({ number: 'WB1-1405-000012', grossG: 3, tareG: 1, netG: 2, hash: 'ab' })).toBe('ticket;WB1-1405-000012;3;1;2;ab');
    });
});
