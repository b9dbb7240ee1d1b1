import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, useDisplayLocale } from '@vendure/dashboard';

import type { Name } from './production.graphql';

/** A name in the language of the screen; where it is missing, the English one. */
export function useNameIn(): (name: Name) => string {
    const { bcp47Tag } = useDisplayLocale();
    const language = bcp47Tag.slice(0, 2) as keyof Name;
    return name => name[language] || name.en;
}

export function useStateName(): (state: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        planned: t`Planned`,
        released: t`Released`,
        running: t`Running`,
        done: t`Done`,
        cancelled: t`Cancelled`,
        waiting: t`Waiting`,
        ready: t`Ready`,
        paused: t`Paused`,
        blocked: t`Held up`,
    };
    return state => names[state] ?? state;
}

export function useKindName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        cut: t`Cut`,
        sew: t`Sew`,
        tuft: t`Tuft`,
        test: t`Test`,
        pack: t`Pack`,
        other: t`Other`,
        machine: t`Machine`,
        material: t`Material`,
        quality: t`Quality`,
        staff: t`Staff`,
    };
    return kind => names[kind] ?? kind;
}

/** Why the server refused, in the language of the screen; the server's own sentence where this list does not know it. */
export function useRefusalText(): (refusal: { reason: string; message: string }) => string {
    const { t } = useLingui();
    const texts: Record<string, string> = {
        'not-ready': t`The operation before this one is not finished.`,
        'not-running': t`This operation is not running.`,
        'not-paused': t`This operation is not paused.`,
        'already-running': t`Somebody has started this operation already.`,
        'already-done': t`This operation is finished already.`,
        'work-order-closed': t`This work is not on the floor any more.`,
        'batch-not-released': t`Not all work of this batch has been released yet.`,
        'in-batch': t`It is made in one batch with others: take it out of its batch first.`,
        'batch-closed': t`One of the work orders is finished or cancelled.`,
        'batch-begun': t`Work on one of them has begun, or a problem holds it up.`,
        'other-batch': t`One of the work orders is in another batch already.`,
        'other-article': t`They are not of one article.`,
        'other-routing': t`They are not made in the same steps at the same stations.`,
        'not-in-batch': t`It is not in this batch any more.`,
        'station-full': t`The station is busy. Pause or finish another operation first.`,
        'is-blocked': t`A problem stops this operation until the planner has resolved it.`,
        'not-skilled': t`You do not do this kind of work at this station.`,
        'earlier-step-refused': t`The step before this one was refused.`,
        'predecessor-open': t`The operation before this one is still working: more pieces may come.`,
        'quantity-missing': t`Not all pieces are accounted for: say how many are good and how many are scrap.`,
        'more-than-handed-on': t`There are not so many pieces here: the operation before this one has not handed them on.`,
        'nothing-reported': t`Say how many pieces are good or scrap.`,
        'scrap-without-reason': t`Say why the pieces are scrap.`,
        'not-yours': t`This work was given to somebody else.`,
        'order-not-approved': t`Only an approved order is planned.`,
        'no-routing': t`No line of this order has a routing: there is nothing to make.`,
        'has-routing': t`Something of this order is to be made: plan it.`,
        'already-begun': t`Work is running: pause it first.`,
        'wrong-state': t`The work order is finished or cancelled.`,
        'nothing-to-release': t`There is nothing to release.`,
        empty: t`A work order needs at least one operation.`,
        'begun-operation-missing': t`An operation that has begun cannot be left out.`,
        'begun-operation-moved': t`Operations that have begun stay first and in their order.`,
        'end-before-start': t`The planned end is before the planned start.`,
        'stale-version': t`The draft has changed meanwhile. Look at it again.`,
        'floor-changed': t`New work has come since this plan was made. Plan again: what you have put somewhere stays there.`,
        'out-of-date': t`The draft would begin work in the past. Plan it anew from now and look at the difference.`,
        'has-begun': t`This operation has begun or is done; it stays where it is.`,
        'too-much': t`More is open than can be planned at once.`,
        'nothing-missing': t`Nothing is missing any more: somebody has decided, or the rest is being made.`,
        'shortage-changed': t`Another number of pieces is missing now. Look at it again.`,
        quantity: t`What is left is no whole number of the unit in which it was ordered. Make the rest, or write it off.`,
        paid: t`Money has come for this order: its lines stay. Make the rest, or write it off.`,
        resold: t`Its lines are fixed between the customer and his distributor. Make the rest, or write it off.`,
        'set-as-a-whole': t`It is part of a set, which stays as it is. Make the rest, or write it off.`,
        'not-allowed': t`Only who approves orders may take something out of them.`,
        'dearer-than-asked': t`The order would cost more than before. Make the rest, or write it off.`,
        'before-plan': t`The plan has the order made later than this day. Plan it sooner first.`,
        'same-day': t`This is the promised day already.`,
        'not-in-production': t`Only an order whose work is on the floor has a promised day.`,
        'nothing-left': t`The plan leaves nothing to do: finish the work or cancel it.`,
    };
    return refusal => texts[refusal.reason] ?? refusal.message;
}

const variants: Record<string, 'default' | 'secondary' | 'outline' | 'destructive'> = {
    running: 'default',
    ready: 'secondary',
    released: 'secondary',
    paused: 'outline',
    blocked: 'destructive',
    cancelled: 'destructive',
};

/** What an operator did, as a word. */
export function useStepName(): (kind: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = {
        start: t`Start`, pause: t`Pause`, resume: t`Go on`, finish: t`Finish`, output: t`Pieces`, problem: t`Problem`,
    };
    return kind => names[kind] ?? kind;
}

export function StateBadge({ state }: { state: string }) {
    const stateName = useStateName();
    return <Badge variant={variants[state] ?? 'outline'}>{stateName(state)}</Badge>;
}

/** Whether an article is made or bought for the shelf. */
export function Way({ way }: { way: string }) {
    return <Badge variant={way === 'make' ? 'default' : 'secondary'}>{way === 'make' ? <Trans>Make</Trans> : <Trans>Buy</Trans>}</Badge>;
}

export function minutesToTime(minutes: number): string {
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function timeToMinutes(time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
}
