export { readRating } from './constants';
export { Rating } from './entities/rating.entity';
export { ratingAverages, type RatingAverages, type RatingPeriod } from './queries/rating-averages.query';
export { RatingService } from './services/rating.service';
export { SurveysPlugin } from './surveys.plugin';
