import { badSwitches, clockOf, messageDefaults, minuteOf } from './message-settings';

it.each([['00:00', 0], ['07:30', 450], ['23:59', 1_439], ['24:00', null], ['7:00', null], ['', null], ['12:60', null]])('reads %j as %j', (clock, minute) => {
    expect(minuteOf(clock)).toBe(minute);
});

it('writes every minute of the day as it reads it', () => {
    for (let minute = 0; minute < 1_440; minute++) expect(minuteOf(clockOf(minute))).toBe(minute);
});

it('takes no switch for what is not there or opens accounts', () => {
    expect(badSwitches(messageDefaults.switchedOff)).toEqual([]);
    const bad = ['invitation:mail', 'order-approved:pigeon', 'nothing:sms', 'order-approved', 'order-approved:sms:x'];
    expect(badSwitches(['order-approved:sms', ...bad])).toEqual(bad);
});
