/** Who of them, and how many, must agree at one level of a rule. */
export interface RuleLevel {
    /** Members by name; with no roles either: everybody who may approve. */
    memberIds: number[];
    /** Ids of the company's own roles and names of presets, whose holders are asked as well. Absent in rules from before there were any. */
    roles?: string[];
    needed: number;
}

export interface ApprovalRuleFacts {
    id: number;
    name: string;
    active: boolean;
    /** From this gross total on; null: whatever it costs. */
    amountFromMinor: number | null;
    currencyCode: string;
    /** A category, with all below it, of which at least one line is; null: whatever is ordered. */
    collectionId: number | null;
    branchId: number | null;
    /** In the order in which they are asked. */
    levels: RuleLevel[];
}

export interface ChainLevel extends RuleLevel {
    /** Which level of which rule it is, so that a chain that grows knows what it has already. */
    key: string;
    /** The rule's name; null where a spending limit alone asks for it. */
    ruleName: string | null;
}

export interface OrderToApprove {
    totalGross: number;
    currencyCode: string;
    branchId: number;
    /** The categories of its goods and all above them. */
    collectionIds: readonly number[];
}

/** Whether all conditions of the rule hold. An amount in another currency cannot be compared and holds. */
export function matchesRule(rule: ApprovalRuleFacts, order: OrderToApprove): boolean {
    const isDearEnough =
        rule.amountFromMinor === null || rule.currencyCode !== order.currencyCode || order.totalGross >= rule.amountFromMinor;
    return (
        rule.active &&
        isDearEnough &&
        (rule.collectionId === null || order.collectionIds.includes(rule.collectionId)) &&
        (rule.branchId === null || rule.branchId === order.branchId)
    );
}

/**
 * The levels of all rules that match, the first levels first, whatever rule they are of; the same people are asked once a
 * level. An order beyond a limit that no rule catches needs anybody who may approve.
 */
export function approvalChain(rules: readonly ApprovalRuleFacts[], order: OrderToApprove, isOverLimit: boolean): ChainLevel[] {
    const levels = rules
        .filter(rule => matchesRule(rule, order))
        .sort((one, other) => one.id - other.id)
        .flatMap(rule => rule.levels.map((level, place) => ({ place, level: { ...level, key: `rule:${rule.id}:${place}`, ruleName: rule.name } })));
    const chain = levels
        .sort((one, other) => one.place - other.place)
        .filter(({ place, level }, index) => !levels.slice(0, index).some(before => before.place === place && isSameDemand(before.level, level)))
        .map(({ level }) => level);
    return chain.length === 0 && isOverLimit ? [{ key: 'limit', ruleName: null, memberIds: [], needed: 1 }] : chain;
}

function isSameDemand(one: RuleLevel, other: RuleLevel): boolean {
    const ids = (level: RuleLevel) => [[...level.memberIds].sort((a, b) => a - b).join(), [...(level.roles ?? [])].sort().join()].join(';');
    return one.needed === other.needed && ids(one) === ids(other);
}

/** What a chain asks for that the earlier one did not; it is asked after that. */
export function addedLevels(earlier: readonly ChainLevel[], now: readonly ChainLevel[]): ChainLevel[] {
    return now.filter(level => !earlier.some(known => known.key === level.key || isSameDemand(known, level)));
}
