import type { Channel } from './delivery';
import { type TemplateName, templateParams } from './templates';

/** What people choose by: news of one kind. `account` is never kept from anybody; `firm` is what our own people are told. */
export const topics = ['account', 'orders', 'production', 'transport', 'payments', 'quotes', 'offers', 'talks', 'customers', 'firm'] as const;
export type Topic = (typeof topics)[number];

/** Topics that a member may do without, as far as they are not dues of the firm. */
export const choosableTopics = ['orders', 'production', 'transport', 'payments', 'quotes', 'offers', 'talks', 'customers'] as const satisfies readonly Topic[];

/** Every SMS of the firm, as who answers STOP asks. */
export const everyTopic = '*';

const topicOf: Record<TemplateName, Topic> = {
    invitation: 'account', 'password-link': 'account', 'email-change': 'account', 'email-changed': 'account',
    'application-confirm': 'account', 'application-question': 'account', 'application-refused': 'account', 'change-request-decided': 'account',
    'order-submitted': 'orders', 'order-approved': 'orders', 'order-rejected': 'orders', 'order-on-hold': 'orders', 'order-cancelled': 'orders',
    'order-not-approved': 'orders', 'order-change-accepted': 'orders', 'order-change-refused': 'orders', 'order-change-overtaken': 'orders', 'order-change-expired': 'orders', 'order-shortened': 'orders',
    'approval-asked': 'orders', 'pre-sale-arrived': 'orders', 'customer-order-approved': 'orders',
    'stage-started': 'production', 'stage-finished': 'production', 'production-moved': 'production', 'production-finished': 'production',
    'shipment-preparing': 'transport', 'shipment-loaded': 'transport', 'shipment-dispatched': 'transport', 'delivery-confirmed': 'transport',
    'invoice-issued': 'payments', 'payment-due': 'payments', 'payment-received': 'payments', 'pay-link': 'payments',
    'quote-sent': 'quotes', 'quote-expiring': 'quotes', 'quote-closed': 'quotes', 'quote-commented': 'quotes',
    'reorder-ready': 'offers', 'back-in-stock': 'offers', broadcast: 'offers',
    'thread-answered': 'talks', 'complaint-received': 'talks', 'complaint-moved': 'talks',
    'customer-order-waiting': 'customers', 'customer-order-received': 'customers', 'customer-order-on-hold': 'customers',
    'order-change-asked': 'firm', 'order-review': 'firm', 'thread-asked': 'firm', 'work-released': 'firm', 'production-problem': 'firm', 'production-shortage': 'firm',
    'lead-received': 'firm', 'application-received': 'firm', 'application-answered': 'firm', 'change-request-received': 'firm',
    'courier-label': 'firm', 'pickup-announced': 'firm', 'pickup-called-off': 'firm', 'enquiry-received': 'firm', 'complaint-filed': 'firm', 'quote-answered': 'firm', 'limit-asked': 'firm',
    'erp-alarm': 'firm',
};

/** What the firm owes a customer to tell: that an order is placed, refused or stopped, or waits for him; what he is to pay by a link. */
const dues: ReadonlySet<TemplateName> = new Set([
    'order-submitted', 'order-rejected', 'order-on-hold', 'order-cancelled', 'order-not-approved', 'approval-asked', 'customer-order-waiting', 'pay-link', 'complaint-received', 'complaint-moved',
    'order-submitted', 'order-rejected', 'order-on-hold', 'order-cancelled', 'order-not-approved', 'order-shortened', 'approval-asked', 'customer-order-waiting', 'pay-link',
]);

export interface EventFacts {
    template: TemplateName;
    topic: Topic;
    /** A member may not do without it. */
    isDue: boolean;
    /** The firm itself may not switch it off: nobody could sign in. */
    isFixed: boolean;
    /** Somebody waits for it, so that it does not wait for the morning. */
    isUrgent: boolean;
}

export function eventOf(template: TemplateName): EventFacts {
    const topic = topicOf[template];
    const isAccount = topic === 'account';
    return { template, topic, isDue: isAccount || topic === 'firm' || dues.has(template), isFixed: isAccount, isUrgent: isAccount };
}

export const templateNames = Object.keys(templateParams) as TemplateName[];

export function isTemplateName(name: string): name is TemplateName {
    return Object.hasOwn(templateParams, name);
}

/** How the firm's settings name an event over a channel that it has switched off. */
export function switchName(template: TemplateName, channel: Channel): string {
    return `${template}:${channel}`;
}

export type WhyNot = 'switched-off' | 'not-wanted';

/**
 * Why a text is not sent over a channel; null when it is. What is about his account a person always gets. Who answered STOP gets no
 * other SMS, dues included, which he has by mail and in the portal; who chose topics still gets the dues among them.
 */
export function whyNotSent(template: TemplateName, channel: Channel, switchedOff: ReadonlySet<string>, optedOut: ReadonlySet<string>): WhyNot | null {
    const { topic, isDue, isFixed } = eventOf(template);
    if (isFixed) return null;
    if (switchedOff.has(switchName(template, channel))) return 'switched-off';
    if (optedOut.has(everyTopic)) return 'not-wanted';
    return !isDue && optedOut.has(topic) ? 'not-wanted' : null;
}
