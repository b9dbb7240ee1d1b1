import { graphql } from '@/gql';

export const supplierFeedsDocument = graphql(`
    query SupplierFeeds {
        supplierFeeds {
            stockLocationId name url everyMinutes skuColumn quantityColumn active version countedAt isStale articles lastOutcome lastReason lastRunAt
        }
    }
`);
export const supplierFeedRunsDocument = graphql(`
    query SupplierFeedRuns($input: SupplierFeedRunsInput!) {
        supplierFeedRuns(input: $input) { totalItems items { id at via outcome reason rows changed rejected rejects { row sku reason } } }
    }
`);
export const setSupplierFeedDocument = graphql(`
    mutation SetSupplierFeed($input: SupplierFeedInput!) { setSupplierFeed(input: $input) { version } }
`);
export const pullSupplierFeedDocument = graphql(`
    mutation PullSupplierFeed($stockLocationId: ID!) { pullSupplierFeed(stockLocationId: $stockLocationId) { stockLocationId } }
`);
export const stockNoticesDocument = graphql(`
    query StockNotices($input: StockNoticesInput!) {
        stockNotices(input: $input) { totalItems items { id companyId companyName personName variantId variantName sku state askedAt settledAt } }
    }
`);
export const stockNoticesFileDocument = graphql(`
    query StockNoticesFile($input: StockNoticesInput!) { stockNoticesFile(input: $input) }
`);
