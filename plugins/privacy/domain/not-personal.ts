/**
 * Columns that can hold a text and yet say nothing of a person. Whatever is neither here nor declared by a plugin fails
 * `services/declared-columns.spec.ts`, so that no new column is forgotten by export and erasure.
 */

/** Whole tables: the catalogue, the firm's own set-up, money without names, machinery. */
const tables: readonly RegExp[] = [
    /^(asset|collection|facet|facet_value|product|product_option|product_option_group|product_variant|payment_method|promotion|shipping_method|region|api_key)(_.*)?$/,
    /^(channel|customer_group|global_settings|role|seller|stock_location|stock_movement|tag|tax_category|tax_rate|zone|migrations|seed_mark|counter)$/,
    /^(scheduled_task_record|rate_limit|settings_store_entry|fulfillment|shipping_line|order_line|order_line_reference|surcharge)$/,
    /^(catalogue_index|variant_sales|variant_unit|variant_barcode|unit_group|company_category|customer_code|term_replacement|company_group|company_role|price_list|price_change|price_change_line|contract_price|category_discount|pack_discount|order_value_discount|bonus_offer|discount_rules|category_complement|credit_terms|order_rules|spending_limit|purchase_goal|purchase_quota|credit_note|invoice|invoice_file|settlement|stated_balance|payment_rules|company_payment_rules)$/,
    /^erp_(connection|object_setting|run|link)$/,
    /^(complaint_kind|complaint_settings|complaint_line)$/,
    /^(sandbox_payment|pay_visit|support_settings|support_canned_answer)$/,
    /^(availability_settings|variant_availability|warehouse|expected_delivery|pre_sale|supplier_feed|supplier_feed_run)$/,
    /^(delivery_settings|company_delivery_terms|variant_delivery|pickup_settings|pickup_slot|category_warehouse|order_part)$/,
    /^(ledger_account|ledger_transaction|distributor_customer|distributor_earning|approval_rule|approval_request|consent_text|pin_secret|firm_branch|firm_settings)$/,
    /^(production_.*|scale(_agent|_passage)?|erp_agent|transport_vehicle|weighbridge_ticket|weighing|weight_request|tracking_link|tracking_visit|webhook_endpoint|audit_seal|audit_erasure)$/,
    /^(production_.*|scale(_agent|_passage)?|transport_vehicle|weighbridge_ticket|weighing|weight_request|tracking_link|driver_link|tracking_visit|webhook_endpoint|audit_seal|audit_erasure)$/,
    /^(notification_settings|notification_text|notification_pace)$/,
    // Hashes and seals of the second factor say nothing; the firm's own people are no customers (docs/operations.md).
    /^(staff_member|staff_recovery_code|staff_second_factor|staff_sign_in_ticket|administrator)$/,
];

/** Columns of any table: codes, states, kinds, numbers, hashes, and who acted, by number. */
const columns: readonly RegExp[] = [
    /^(id|code|state|kind|type|status|role|language|languageCode|currencyCode|countryCode|channel|template|provider|version)$/,
    /(Hash|Kind|Via|Source|Mode)$/,
    /^(decidedBy|overriddenBy|askedBy|lockedBy|principal|operation|key|dedupeKey|requestHash|queueName|purpose|discriminator|strategy|authenticationStrategy)$/,
];

/** Columns of one table, where a word means something else elsewhere. */
const single: Readonly<Record<string, readonly string[]>> = {
    erp_document: ['noun', 'number', 'erpState', 'pending', 'field'],
    erp_reconciliation: ['object'],
    erp_push_setting: ['sendFrom', 'limitPolicy'],
    audit_entry: ['actor', 'subject', 'action', 'entity', 'entityId', 'requestId'],
    company: ['groupName', 'legalForm'],
    erp_agent_page: ['object', 'run'],
    // A picture of a label, in which nobody can be found by his name; it goes with its order.
    courier_label: ['format', 'content'],
    courier_account: ['name', 'organization', 'service', 'sealedToken'],
    courier_booking: ['reference', 'externalId', 'trackingNumber', 'parcels'],
    // A lorry and its seals; it goes with its shipment.
    weighing_photo: ['content'],
    company_order: ['deliveryWay', 'delivery', 'specialReasons', 'gate', 'paymentMethod', 'orderState'],
    order_change: ['lines'],
    order_waybill: ['number', 'carrier'],
    payment_attempt: ['providerToken', 'providerReference', 'redirectUrl'],
    incoming_payment: ['method', 'reference', 'wishes'],
    company_order_line: ['enteredUnit', 'promise'],
    company_order_set: ['names'],
    member_cart: ['sharing', 'changes'],
    data_change_field: ['field'],
    lead: ['consentVersion', 'source'],
    opportunity: ['stage'],
    notification_message: ['reference', 'aggregate'],
    notification_opt_out: ['topic', 'source'],
    incoming_sms: ['externalId', 'line', 'aggregate'],
    approval_step: ['decision'],
    order: ['couponCodes'],
    // A company's sign, drawn anew.
    offer_letterhead: ['logo'],
    own_offer_line: ['name', 'unit'],
    price_change_set: ['target'],
    personal_data_request: ['result'],
    payment: ['method', 'transactionId'],
    quote_comment: ['author'],
    quote_line: ['unit', 'answer'],
    erp_parked_row: ['object'],
    rating: ['orderCode', 'shipmentNumber', 'source'],
    refund: ['method', 'transactionId'],
    transport_load: ['number', 'vehicleName', 'plate', 'carrier'],
    shipment: ['number', 'orderCode', 'vehicleName', 'plate'],
    shopping_list_line: ['unit'],
    support_thread: ['priority'],
    support_message: ['author'],
    broadcast: ['audience'],
    complaint: ['number', 'source', 'sentKey', 'orderCode', 'shipmentNumber', 'ticketNumber', 'wish'],
    support_file: ['format', 'fingerprint'],
    // Of the firm's own people.
    support_note: ['authorName'],
};

export function isNotPersonal(table: string, column: string): boolean {
    if (tables.some(pattern => pattern.test(table))) return true;
    // `askedBy` of a conversation and of a quote is a name, elsewhere it is an actor.
    if (['support_thread.askedBy', 'quote.askedBy'].includes(`${table}.${column}`)) return false;
    return columns.some(pattern => pattern.test(column)) || (single[table]?.includes(column) ?? false);
}
