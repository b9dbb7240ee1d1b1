import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

const nearby = 't."companyId" = ANY(:company)';

export const logisticsPersonalData: PersonalDataDeclaration = {
    plugin: 'logistics',
    finds: [
        { key: 'driver', sql: 'SELECT d.id AS key FROM transport_driver d WHERE d.phone = ANY(:anyPhone)' },
        { key: 'name', sql: 'SELECT d.name AS key FROM transport_driver d WHERE d.id = ANY(:driver)' },
        {
            key: 'confirmed',
            sql: `SELECT e."entityId"::int AS key FROM audit_entry e WHERE e.actor = ANY(:actor) AND e.action = 'shipment.deliver' AND e.entity = 'Shipment'`,
        },
    ],
    rows: [
        {
            table: 'shipment',
            section: 'Deliveries that he confirmed',
            of: 't.id = ANY(:confirmed)',
            columns: { receivedBy: 'mentions', deliveryNote: 'erased' },
            also: ['number', 'orderCode', 'state', 'deliveredAt', 'confirmedVia'],
            nearby,
            kept: 'Number, goods, weights and times: the proof of delivery belongs to the order.',
        },
        {
            table: 'shipment',
            section: 'Deliveries to him',
            of: 't."orderId" = ANY(:recipientOrder)',
            columns: { receivedBy: 'name', destination: 'erased', deliveryNote: 'erased' },
            also: ['number', 'orderCode', 'state', 'deliveredAt'],
        },
        { table: 'shipment', section: 'Deliveries that name him', columns: { destination: 'mentions', deliveryNote: 'mentions' }, nearby },
        {
            table: 'shipment',
            section: 'Deliveries that he drove',
            of: 't."driverId" = ANY(:driver)',
            columns: { driverName: 'name', driverPhone: 'empty' },
            also: ['number', 'orderCode', 'dispatchedAt', 'plate'],
        },
        {
            table: 'transport_load',
            section: 'Loads that he drove',
            of: 't."driverId" = ANY(:driver)',
            columns: { driverName: 'name', driverPhone: 'empty' },
            also: ['number', 'goneAt', 'plate'],
        },
        {
            table: 'driver_step',
            section: 'Loads that he drove',
            of: 't."loadId" IN (SELECT l.id FROM transport_load l WHERE l."driverId" = ANY(:driver))',
            columns: { note: 'mentions' },
            also: ['kind', 'at', 'latitudeE6', 'longitudeE6'],
            set: '"latitudeE6" = NULL, "longitudeE6" = NULL',
        },
        {
            table: 'driver_step',
            section: 'Deliveries to him',
            of: 't."shipmentId" IN (SELECT s.id FROM shipment s WHERE s."orderId" = ANY(:recipientOrder))',
            columns: { note: 'erased', content: 'secret' },
            delete: `t.kind = 'signature'`,
        },
        {
            table: 'courier_booking',
            section: 'Deliveries to him',
            of: 't."orderId" = ANY(:recipientOrder)',
            columns: {
                ...{ receiverName: 'name', receiverPhone: 'empty', receiverEmail: 'empty', streetLine: 'erased', city: 'empty', postalCode: 'empty' },
                ...{ problem: 'empty', fieldProblems: 'mentions', labelPdf: 'secret', labelZpl: 'secret' },
            },
            also: ['reference', 'trackingNumber', 'state'],
            set: '"labelPdf" = NULL, "labelZpl" = NULL',
            nearby,
        },
        { table: 'transport_driver', section: 'Driver', of: 't.id = ANY(:driver)', columns: { name: 'name', phone: 'empty' }, also: ['active'], set: 'active = false' },
    ],
};
