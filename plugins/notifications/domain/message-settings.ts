import { eventOf, isTemplateName, switchName } from './events';

export interface MessageSettings {
    /** Minutes from midnight on the firm's clock; null: at any hour. */
    quietFrom: number | null;
    quietUntil: number | null;
    smsPerNumberPerDay: number;
    /** In parts. */
    smsPerDay: number;
    /** `order-approved:sms`. */
    switchedOff: string[];
    /** 0 until it is saved for the first time. */
    version: number;
}

/** In force until the page is saved once. A large order has hundreds of stages: the firm says whether customers are told of each. */
export const messageDefaults: MessageSettings = {
    quietFrom: 22 * 60,
    quietUntil: 7 * 60,
    smsPerNumberPerDay: 20,
    smsPerDay: 5_000,
    switchedOff: (['stage-started', 'stage-finished'] as const).flatMap(template => [switchName(template, 'sms'), switchName(template, 'mail')]),
    version: 0,
};

/** `22:00` as minutes from midnight; null when it is no time of day. */
export function minuteOf(clock: string): number | null {
    const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
    return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

export function clockOf(minute: number): string {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Names of switches that mean nothing, or that would lock people out of their accounts. */
export function badSwitches(switchedOff: readonly string[]): string[] {
    return switchedOff.filter(name => {
        const [template = '', channel = ''] = name.split(':');
        return !isTemplateName(template) || (channel !== 'sms' && channel !== 'mail') || eventOf(template).isFixed || name !== switchName(template, channel);
    });
}
