export const openStages = ['discovery', 'proposal', 'negotiation'] as const;
export type OpenStage = (typeof openStages)[number];

export const opportunityStages = [...openStages, 'won', 'lost'] as const;
export type OpportunityStage = (typeof opportunityStages)[number];

export type OpportunityRefusalReason = 'already-won' | 'already-lost';

export function isOpen(stage: OpportunityStage): stage is OpenStage {
    return (openStages as readonly string[]).includes(stage);
}

/** Why an opportunity cannot be moved, won or lost, or null. Open stages follow each other in any order, the ends are ends. */
export function refuseChange(stage: OpportunityStage): OpportunityRefusalReason | null {
    if (isOpen(stage)) {
        return null;
    }
    return stage === 'won' ? 'already-won' : 'already-lost';
}
