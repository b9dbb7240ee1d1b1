import { useLingui } from '@lingui/react/macro';

import { useUnitName } from '../../assortment/dashboard/shared';
import { useFormats } from '../../screens/dashboard/shared';

export function useQuoteWords() {
    const { t } = useLingui();
    const formats = useFormats();
    const unitName = useUnitName();
    const states: Record<string, string> = {
        enquired: t`Enquired`,
        draft: t`Draft`,
        offered: t`With the customer`,
        countered: t`Counter-offer`,
        accepted: t`Accepted`,
        ordered: t`Ordered`,
        declined: t`Declined by the customer`,
        refused: t`Refused`,
        withdrawn: t`Withdrawn`,
        expired: t`Run out`,
    };
    const answers: Record<string, string> = { accept: t`Accepted`, counter: t`Counter-offer`, reject: t`Rejected` };
    const refusals: Record<string, string> = {
        'wrong-state': t`This is not possible any more: the quote has gone on meanwhile.`,
        'expired': t`The quote is no longer valid.`,
        'ordered-already': t`This quote has been ordered already.`,
        'newer-version': t`There is a newer version of this quote. Look at it first.`,
        'currency-changed': t`The company buys in another currency now. Begin a new quote.`,
        'not-whole': t`This many does not come out whole in the base unit.`,
        'not-waiting': t`This version does not wait for approval any more.`,
        'same-person': t`You have written this price yourself: somebody else has to agree.`,
        'reason-missing': t`Give a reason.`,
        'not-available': t`This company is not sold this product, or it has no price.`,
        'unknown-unit': t`This product is not sold in this unit.`,
        'too-much': t`This is more than can be ordered at once.`,
        'no-lines': t`Add a product first.`,
        'price-missing': t`Give each line a price.`,
        'already-over': t`The last day of validity is over already.`,
        'too-long-valid': t`A quote holds for a year at most.`,
        'end-customer': t`This company buys from a distributor: the quote is the distributor’s.`,
        'ordering-disabled': t`This company may not order now.`,
        'nothing-to-send': t`There is no draft to send.`,
    };
    const refusalText = ({ reason, message }: { reason: string; message: string }) => refusals[reason] ?? message;
    return { ...formats, unitName, states, answers, refusalText };
}
