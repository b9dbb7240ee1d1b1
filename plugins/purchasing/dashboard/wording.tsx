import { useLingui } from '@lingui/react/macro';

import { useRollSize, useUnitName } from '../../assortment/dashboard/shared';
import { useFormats } from '../../screens/dashboard/shared';
import { useOrderStateName } from './shared';

export const reviewStates = [
    'Submitted', 'OnHold', 'Approved', 'InProduction', 'ReadyToShip', 'PartiallyShipped', 'Shipped', 'Delivered', 'Completed', 'Rejected', 'Cancelled',
];

export function useWording() {
    const { t } = useLingui();
    const formats = useFormats();
    const stateName = useOrderStateName();
    const unitName = useUnitName();
    const rollSize = useRollSize();
    const special: Record<string, string> = {
        amount: t`large amount`,
        discount: t`discount`,
        'new-customer': t`new customer`,
        'special-terms': t`special terms`,
    };
    const refusals: Record<string, string> = {
        'wrong-state': t`Somebody has moved the order on meanwhile.`,
        'not-allowed': t`You may not do this with the order.`,
        'reason-missing': t`Give a reason.`,
        'goods-awaited': t`Not enough of the goods have come in yet.`,
        'pre-sale-apart': t`What is sold before it is in stock is ordered by itself.`,
        'special-order': t`This is a special order: the sales manager approves it.`,
        'same-person': t`You have agreed already: a second person has to release the order.`,
        'ordering-disabled': t`This company may not order now.`,
        'branch-unknown': t`Choose one of the company's branches.`,
        'over-quota': t`This is more than the company may order of it in this period. Raise its quota first.`,
        'insufficient-stock': t`There is not enough in stock any more.`,
        'not-available': t`This company is not sold this product, or it has no price.`,
        'too-early': t`This day is too early.`,
        'not-a-working-day': t`This is not a working day.`,
        'not-a-date': t`There is no such day.`,
        'too-far': t`This day is too far away.`,
        'unknown-unit': t`This product is not sold in this unit.`,
        'nothing-to-add': t`Write a quantity.`,
        'too-much': t`This is more than can be ordered at once.`,
        'not-whole': t`This many does not come out whole in the base unit.`,
        'raised-to-minimum': t`This is below the least quantity.`,
        'rounded-to-increment': t`This quantity is between two packages.`,
    };
    const changeRefusals: Record<string, string> = {
        'wrong-state': t`The order has gone on meanwhile.`,
        paid: t`Money has come for this order: its lines stay as they are.`,
        resold: t`Another company owes for this order: its lines stay as they are.`,
        'work-planned': t`Work or transport is planned for this order: its lines stay as they are.`,
        'needs-approval': t`So large an order has to be approved within the customer's company again.`,
        'over-limit': t`The change goes beyond the credit limit.`,
        'not-open': t`The request has been decided or withdrawn meanwhile.`,
        expired: t`The last day to decide on this is over. The customer can ask again.`,
        'total-changed': t`The total is another one now. Look at it again.`,
        'dearer-than-asked': t`The order would cost more than when the customer asked.`,
        'not-allowed': t`You may not decide on this.`,
        'same-person': t`You have asked for this in the customer's place: somebody else decides.`,
    };
    const refusalText = (refusal: { reason: string; message: string }) => refusals[refusal.reason] ?? refusal.message;
    return {
        ...formats,
        stateName,
        unitName,
        rollSize,
        specialName: (reason: string) => special[reason] ?? reason,
        refusalText,
        changeRefusalText: (refusal: { reason: string; message: string }) => changeRefusals[refusal.reason] ?? refusalText(refusal),
    };
}
