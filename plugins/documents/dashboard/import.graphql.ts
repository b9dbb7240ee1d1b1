import { graphql } from '@/gql';

export const importersDocument = graphql(`
    query Importers {
        importers {
            name
            columns {
                name
                required
            }
        }
    }
`);
