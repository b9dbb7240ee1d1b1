import { firmYear, sealedText, type TicketFacts, ticketNumber, ticketSeries } from './ticket-number';

describe('the number of a ticket', () => {
    it('belongs to the year of the firm, in its zone', () => {
        // Nowruz 1405 begins on 20 March 2026, 20:30 UTC, which is midnight in Tehran.
        expect(firmYear(new Date('2026-03-20T20:29:59Z'), 'jalali', 'Asia/Tehran')).toBe(1404);
        expect(firmYear(new Date('2026-03-20T20:30:00Z'), 'jalali', 'Asia/Tehran')).toBe(1405);
        expect(firmYear(new Date('2026-12-31T23:30:00Z'), 'gregorian', 'Europe/Warsaw')).toBe(2027);
    });

    it('names scale, year and place in the series', () => {
        expect(ticketSeries('WB1', 1405)).toBe('ticket:WB1:1405');
        expect(ticketNumber('WB1', 1405, 12)).toBe('WB1-1405-000012');
    });
});

describe('the seal of a ticket', () => {
    const facts: TicketFacts = {
        number: 'WB1-1405-000012',
        shipmentId: 1,
        scaleId: 1,
        grossG: 3,
        tareG: 1,
        netG: 2,
        firstWeighedAt: new Date(0),
        secondWeighedAt: new Date(1),
        operatorId: 4,
        rawFrames: 'ab',
        isManual: false,
        reason: null,
        correctsTicketId: null,
        source: 'scale',
        tareSource: 'weighed',
        externalNumber: null,
        seals: [],
        approvedById: null,
    };
    it.each(Object.keys(facts) as (keyof TicketFacts)[])('changes with %s', key => {
        const value = facts[key];
        const other = Array.isArray(value) ? ['S-1'] : value instanceof Date ? new Date(9) : typeof value === 'number' ? value + 1 : `${String(value)}!`;
        expect(sealedText('x', { ...facts, [key]: other })).not.toBe(sealedText('x', facts));
    });
    it('is for a plain ticket what it was before tickets had more facts', () => {
        expect(sealedText('x', facts)).toBe(
            '["x","WB1-1405-000012",1,1,3,1,2,"1970-01-01T00:00:00.000Z","1970-01-01T00:00:00.001Z",4,"ab",false,null,null]',
        );
    });
    it('changes with the seal before it', () => expect(sealedText('x', facts)).not.toBe(sealedText('y', facts)));
});
