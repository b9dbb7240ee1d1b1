import { type DeepPartial, EntityId, type ID, Money, Order, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne } from 'typeorm';

import { CompanyAddress } from '../../addresses';
import { Company, CompanyBranch } from '../../organizations';
import type { DeliveryWay } from '../../delivery';
import type { AgreedDelivery } from '../domain/agreed-delivery';
import type { OrderStateName } from '../domain/order-states';
import type { SpecialReason } from '../domain/special-order';

// Lists and counters of the review page ask core's table by state, for which core has no index.
Index('order_state', ['state'])(Order);

/** What makes a Vendure order a company's order, or a member's cart. Its id is the order's id. */
@Entity('company_order')
@Check('company_order_same_id', '"id" = "orderId"')
@Index('company_order_carts', ['placedByMemberId'], { where: '"placedAt" IS NULL' })
// A page of a company's orders, and their number, are read from it alone, whatever of these they are narrowed by.
@Index('company_order_of_company', ['companyId', 'placedAt', 'id', 'orderState', 'branchId', 'placedByMemberId'])
@Index('company_order_fulfilled', ['fulfilledAt', 'companyId'], { where: '"fulfilledAt" IS NOT NULL' })
@Index('company_order_fulfilled_of_company', ['companyId', 'fulfilledAt'], { where: '"fulfilledAt" IS NOT NULL' })
@Index('company_order_of_member', ['placedByMemberId', 'placedAt'])
export class CompanyOrder extends VendureEntity {
    constructor(input?: DeepPartial<CompanyOrder>) {
        super(input);
    }

    @OneToOne(() => Order, { onDelete: 'CASCADE' })
    @JoinColumn()
    order: Order;

    @EntityId()
    orderId: ID;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Company;

    @EntityId()
    companyId: ID;

    @ManyToOne(() => CompanyBranch, { onDelete: 'RESTRICT', nullable: true })
    branch: CompanyBranch | null;

    @Index()
    @EntityId({ nullable: true })
    branchId: ID | null;

    @ManyToOne(() => CompanyAddress, { onDelete: 'RESTRICT', nullable: true })
    address: CompanyAddress | null;

    /** Where it goes, when that is not the branch. The order keeps the text as it was. */
    @Index()
    @EntityId({ nullable: true })
    addressId: ID | null;

    /** The ERP gets the address with this order as one for this once. */
    @Column('boolean', { default: false })
    isOneTimeAddress: boolean;

    /** Whose cart it is, and later who placed it; null when a staff member placed it for the company. */
    @EntityId({ nullable: true })
    placedByMemberId: ID | null;

    @EntityId({ nullable: true })
    placedByAdministratorId: ID | null;

    /** Rises with each change of the cart. */
    @Column('int', { default: 1 })
    version: number;

    /** Null as long as it is a cart. */
    @Column('timestamptz', { nullable: true })
    placedAt: Date | null;

    /** What the state of core's order is, kept by the database (`keep_order_state`), so that lists need not ask core's table for it. */
    @Column('text', { default: 'AddingItems' })
    orderState: OrderStateName;

    /** When the last of its goods left, which is when the firm invoices it; null before. It stays. */
    @Column('timestamptz', { nullable: true })
    fulfilledAt: Date | null;

    @Column('date', { nullable: true })
    wishedDate: string | null;

    @Column('text', { default: '' })
    remarks: string;

    @Column('text', { default: '' })
    specialTerms: string;

    @Column('text', { default: 'firm' })
    deliveryWay: DeliveryWay;

    /** What its cost is made of; the sum is core's, beside the goods. Null for a cart, and where it costs nothing. */
    @Column('jsonb', { nullable: true })
    delivery: AgreedDelivery | null;

    /** The order of the same cart that went first, when this one waits for goods from elsewhere. */
    @Index('company_order_split_of', { where: '"splitOfOrderId" IS NOT NULL' })
    @EntityId({ nullable: true })
    splitOfOrderId: ID | null;

    /** The pre-sale of whose goods it is; null for an order of stock. */
    @Index('company_order_pre_sale', { where: '"preSaleId" IS NOT NULL' })
    @Column('int', { nullable: true })
    preSaleId: number | null;

    /** It has goods of a pre-sale that have not come: nothing is made or sent of it before. */
    @Index('company_order_awaits_goods', { where: '"awaitsGoods"' })
    @Column('boolean', { default: false })
    awaitsGoods: boolean;

    /** Why the sales manager has to approve it; none for a normal order. */
    @Column('text', { array: true, default: '{}' })
    specialReasons: SpecialReason[];

    /** The placement gate at which the order waits, or at which it ended; null once it has passed them all. */
    @Column('text', { nullable: true })
    gate: string | null;

    /** How the buyer chose to pay; null for a cart. */
    @Column('text', { nullable: true })
    paymentMethod: string | null;

    /** Placed past the credit limit or with something overdue: the settlements department looks at it, and the ERP is told. */
    @Column('boolean', { default: false })
    checkPayments: boolean;

    /** The gross total that the buyer had before his eyes when he placed it. */
    @Money({ nullable: true })
    shownTotalGross: number | null;
}
