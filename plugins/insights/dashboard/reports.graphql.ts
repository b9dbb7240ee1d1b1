import { graphql, type ResultOf } from '@/gql';

export const reportKindsQuery = graphql(`
    query ReportKinds { reportKinds }
`);

export const reportQuery = graphql(`
    query Report($input: ReportInput!) {
        report(input: $input) { kind columns { key kind } chart { label figures } rows hasMore }
    }
`);

export const reportChoicesQuery = graphql(`
    query ReportChoices { collections(options: { take: 100, sort: { name: ASC } }) { items { id name } } }
`);

export const reportBranchesQuery = graphql(`
    query ReportBranches { firmBranches { id name } }
`);

export type ReportData = ResultOf<typeof reportQuery>['report'];
