import { graphql } from '@/gql';

export const ratingListQuery = graphql(`
    query RatingList($options: RatingListOptions) {
        ratings(options: $options) {
            items { id ratedAt orderCode shipmentNumber companyName product transport comment source }
            totalItems
        }
    }
`);

export const ratingAveragesQuery = graphql(`
    query RatingAverages($from: DateTime) {
        all: ratingAverages { count product transport }
        recent: ratingAverages(from: $from) { count product transport }
    }
`);
