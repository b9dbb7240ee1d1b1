import { graphql } from '@/gql';

export const erpAgentsQuery = graphql(`
    query ErpAgents {
        erpAgents { id name secretAt hasSecret seenAt version waiting documents connectionNames sights { object at problem } }
    }
`);

export const renewErpAgentSecretDocument = graphql(`
    mutation RenewErpAgentSecret($input: RenewErpAgentSecretInput!) { renewErpAgentSecret(input: $input) { name secret } }
`);

export const revokeErpAgentSecretDocument = graphql(`mutation RevokeErpAgentSecret($id: ID!) { revokeErpAgentSecret(id: $id) { id hasSecret } }`);
