import { graphql } from '@/gql';

export const auditEntriesDocument = graphql(`
    query AuditEntries($options: AuditEntryListOptions) {
        auditEntries(options: $options) {
            items {
                id
                at
                action
                entity
                entityId
                actor
                actorName
                companyId
                subject
                reason
            }
            totalItems
        }
    }
`);

export const auditEntryDocument = graphql(`
    query AuditEntry($id: ID!) {
        auditEntry(id: $id) {
            id
            at
            action
            entity
            entityId
            actor
            actorName
            companyId
            subject
            reason
            requestId
            before
            after
        }
    }
`);

export const auditHistoryDocument = graphql(`
    query AuditHistory($entity: String!, $entityId: String!) {
        auditHistory(entity: $entity, entityId: $entityId) {
            id
            at
            action
            actor
            actorName
        }
    }
`);

export const auditVerificationDocument = graphql(`
    query AuditVerification {
        auditVerification {
            sealed
            waiting
            brokenAt
        }
    }
`);
