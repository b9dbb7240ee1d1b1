/** What each template is told. Its files are `static/templates/<template>.<language>.<sms.txt | mail.txt | mail.html>`. */
export const templateParams = {
    invitation: ['companyName', 'link'],
    'password-link': ['link'],
    'email-change': ['link'],
    'email-changed': ['emailAddress'],
    'order-submitted': ['orderCode', 'total', 'link'],
    'order-approved': ['orderCode', 'link'],
    'order-rejected': ['orderCode', 'reason', 'link'],
    'order-on-hold': ['orderCode', 'link'],
    'order-cancelled': ['orderCode', 'reason', 'link'],
    'order-not-approved': ['orderCode', 'reason', 'link'],
    'order-change-asked': ['orderCode', 'companyName', 'answerBy', 'link'],
    'order-change-accepted': ['orderCode', 'link'],
    'order-change-refused': ['orderCode', 'reason', 'link'],
    'order-change-overtaken': ['orderCode', 'link'],
    'order-change-expired': ['orderCode', 'link'],
    'order-shortened': ['orderCode', 'productName', 'ordered', 'quantity', 'link'],
    'approval-asked': ['orderCode', 'personName', 'total', 'link', 'boardLink'],
    'order-review': ['orderCode', 'companyName', 'total', 'link'],
    'customer-order-waiting': ['orderCode', 'customerName', 'total', 'link'],
    'customer-order-received': ['orderCode', 'customerName', 'total', 'link'],
    'customer-order-approved': ['orderCode', 'distributorName', 'link'],
    'customer-order-on-hold': ['orderCode', 'customerName', 'link'],
    'stage-started': ['orderCode', 'productName', 'operation', 'link'],
    'stage-finished': ['orderCode', 'productName', 'operation', 'link'],
    'production-finished': ['orderCode', 'link'],
    'production-moved': ['orderCode', 'day', 'link'],
    'shipment-preparing': ['orderCode', 'shipmentNumber'],
    'shipment-loaded': ['orderCode', 'shipmentNumber'],
    'shipment-dispatched': ['orderCode', 'shipmentNumber', 'link'],
    'delivery-confirmed': ['orderCode', 'shipmentNumber'],
    'thread-answered': ['subject', 'link'],
    'thread-asked': ['companyName', 'personName', 'subject', 'text', 'link'],
    broadcast: ['subject', 'text', 'link'],
    'complaint-received': ['complaintNumber', 'orderCode', 'text', 'day', 'link'],
    'complaint-filed': ['complaintNumber', 'companyName', 'personName', 'orderCode', 'text', 'day', 'link'],
    'complaint-moved': ['complaintNumber', 'state', 'reason', 'link'],
    'work-released': ['orderCode', 'link'],
    'production-shortage': ['orderCode', 'productName', 'quantity', 'link'],
    'production-problem': ['orderCode', 'productName', 'operation', 'text', 'link'],
    'lead-received': ['companyName', 'personName', 'phone', 'emailAddress', 'message', 'link'],
    'application-confirm': ['link'],
    'application-received': ['companyName', 'personName', 'phone', 'emailAddress', 'message', 'link'],
    'application-question': ['companyName', 'question', 'link'],
    'application-answered': ['companyName', 'personName', 'answer', 'link'],
    'application-refused': ['companyName', 'reason'],
    'change-request-received': ['companyName', 'personName', 'changes', 'note', 'link'],
    'change-request-decided': ['companyName', 'link'],
    'courier-label': ['orderCode', 'companyName', 'waybillNumber', 'link'],
    'pickup-announced': ['orderCode', 'companyName', 'personName', 'phone', 'remarks', 'day', 'hours', 'link'],
    'pickup-called-off': ['orderCode', 'companyName', 'personName', 'day', 'hours', 'link'],
    'reorder-ready': ['companyName', 'link'],
    'enquiry-received': ['quoteCode', 'companyName', 'personName', 'lines', 'text', 'link'],
    'quote-sent': ['quoteCode', 'validUntil', 'link'],
    'quote-answered': ['quoteCode', 'companyName', 'link'],
    'quote-commented': ['quoteCode', 'personName', 'text', 'link'],
    'quote-expiring': ['quoteCode', 'validUntil', 'link'],
    'quote-closed': ['quoteCode', 'reason', 'link'],
    'invoice-issued': ['invoiceNumber', 'amount', 'dueDay', 'link'],
    'payment-due': ['invoiceNumber', 'amount', 'dueDay', 'link'],
    'payment-received': ['amount', 'reference', 'link'],
    'pay-link': ['amount', 'documents', 'link'],
    'limit-asked': ['companyName', 'amount', 'text', 'link'],
    'erp-alarm': ['connectionName', 'object', 'problem', 'link'],
    'pre-sale-arrived': ['orderCode', 'link'],
    'back-in-stock': ['productName', 'link', 'stopLink'],
} as const;

export type TemplateName = keyof typeof templateParams;

/** Every param of the template, and whatever else. `name` and `firmName` come by themselves. */
export type TemplateParams<T extends TemplateName> = Record<(typeof templateParams)[T][number], string | number> &
    Record<string, string | number>;

/** Their links open an account or a shipment's page by themselves, so nobody but the recipient may see them. */
const secretLinks: ReadonlySet<TemplateName> = new Set(['invitation', 'password-link', 'email-change', 'shipment-dispatched', 'application-confirm', 'application-question', 'approval-asked', 'pay-link']);

export function isConfidential(template: TemplateName): boolean {
    return secretLinks.has(template);
}
