export { AddressesPlugin } from './addresses.plugin';
export { CompanyAddress } from './entities/company-address.entity';
export { AddressService } from './services/address.service';
