import { addDays, addWorkingDays, type LocalDate, type WorkingCalendar } from '../../../kernel/time';

/** Within how many days a complaint is decided: calendar days where the law counts so, else the firm's working days. */
export interface DeadlineRule {
    days: number;
    counts: 'calendar' | 'working';
}

export interface CountryRule extends DeadlineRule {
    countryCode: string;
    /** Of people who buy for themselves: guests of the open shop. */
    consumersOnly: boolean;
}

/** Which rule is for a customer: his country's own for consumers before its general one, else the firm's. */
export function ruleFor(customer: { countryCode: string; isConsumer: boolean }, rules: readonly CountryRule[], otherwise: DeadlineRule): DeadlineRule {
    const ofCountry = rules.filter(({ countryCode, consumersOnly }) => countryCode === customer.countryCode && (!consumersOnly || customer.isConsumer));
    return ofCountry.find(({ consumersOnly }) => consumersOnly) ?? ofCountry[0] ?? otherwise;
}

/** The last day on which the firm may say its word. */
export function answerBy(receivedOn: LocalDate, { days, counts }: DeadlineRule, calendar: WorkingCalendar): LocalDate {
    return counts === 'calendar' ? addDays(receivedOn, days) : addWorkingDays(receivedOn, days, calendar);
}
