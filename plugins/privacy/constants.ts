import { PermissionDefinition } from '@vendure/core';

export const handlePersonalData = new PermissionDefinition({
    name: 'HandlePersonalData',
    description: "Find a person, hand out his data and erase them, and answer people's requests for it",
});

/** Outbox kind: what a request in flight wrote of an erased person after all. */
export const sweepKind = 'privacy.sweep';
