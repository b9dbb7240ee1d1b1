export { type SetLine, setLines } from './domain/set-lines';
export { type SetName, setNameIn } from './domain/set-name';
export { wholeSets } from './domain/set-stock';
export { ProductSet } from './entities/product-set.entity';
export { SetDeskService } from './services/set-desk.service';
export { type SetOffer, SetOfferService } from './services/set-offer.service';
export { SetsPlugin } from './sets.plugin';
