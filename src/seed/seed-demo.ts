/** The demo firm: a carpet mill with its staff, customers, catalogue, and some months of business. */
import type { INestApplicationContext } from '@nestjs/common';
import fs from 'node:fs';
import path from 'node:path';

import { ScopeService } from '../../plugins/organizations';
import { newDemoPassword } from '../config/demo-password';
import { dataFolder, keptSecret } from '../config/env';
import type { Progress } from './progress-bar';
import { seedApprovals } from './seed-approvals';
import { seedAvailability } from './seed-availability';
import { seedCatalogue } from './seed-catalogue';
import { seedComplaints } from './seed-complaints';
import { seedDelivery } from './seed-delivery';
import { seedDistributors } from './seed-distributors';
import { seedBroadcasts } from './seed-broadcasts';
import { seedCarts } from './seed-carts';
import { seedCustomers, seedFirm } from './seed-firm';
import { seedErpPush } from './seed-erp-push';
import { seedErp } from './seed-erp';
import { seedFinance } from './seed-finance';
import { seedGoals } from './seed-goals';
import { seedHistory } from './seed-history';
import { seedLists } from './seed-lists';
import { seedLoads } from './seed-loads';
import { seedMessages } from './seed-messages';
import { seedPacks } from './seed-packs';
import { seedPreSales } from './seed-pre-sales';
import { seedProduction } from './seed-production';
import { seedReplenishment } from './seed-replenishment';
import { seedQuotes } from './seed-quotes';
import { seedRegistration } from './seed-registration';
import { seedSets } from './seed-sets';
import { seedStaff, staff, superadminContext } from './seed-staff';
import { seedTeam } from './seed-team';

/** Of each customer one person who may do everything in his company; of some also those who may less, or more. */
const customers = [
    { role: 'customer (fa, Tehran)', login: 'maryam@parseh-hotel.example' },
    { role: 'customer, orders with approval', login: 'reza@parseh-hotel.example' },
    { role: 'customer, approves', login: 'neda@parseh-hotel.example' },
    { role: 'customer (fa, Mashhad)', login: 'hossein@toos-carpet.example' },
    { role: 'customer, sees no prices', login: 'saeed@toos-carpet.example' },
    { role: 'customer of two companies', login: 'zahra@toos-carpet.example' },
    { role: 'customer (pl, Łódź)', login: 'anna@dywany-lodzkie.example' },
    { role: 'customer, distributor', login: 'kamran@karun-floor.example' },
    { role: 'customer of the distributor, orders with approval', login: 'shirin@arvand-hotel.example' },
    { role: 'customer of the distributor', login: 'omid@dezful-carpet.example' },
];

export async function seedDemo(app: INestApplicationContext, progress: Progress): Promise<void> {
    const password = keptSecret('demo-password', newDemoPassword);
    progress.show('Staff', 0, 1);
    await seedStaff(app, password);
    progress.show('Staff', 1, 1);
    const ctx = await superadminContext(app);
    const scope = await app.get(ScopeService).staff(ctx);
    await seedFirm(app, ctx, scope, progress);
    await seedCatalogue(app, progress);
    await seedSets(app, ctx, scope, progress);
    await seedProduction(app, ctx, scope, 'operator@alborz.example', progress);
    await seedCustomers(app, ctx, scope, password, progress);
    await seedRegistration(app, ctx, scope, progress);
    await seedHistory(app, ctx, progress);
    await seedAvailability(app, ctx, scope, progress);
    await seedReplenishment(app, ctx, scope, progress);
    await seedApprovals(app, ctx, scope, progress);
    await seedDistributors(app, ctx, scope, password, progress);
    await seedPreSales(app, ctx, scope, progress);
    await seedTeam(app, ctx, scope, password, progress);
    await seedGoals(app, ctx, scope, progress);
    await seedFinance(app, ctx, scope, progress);
    await seedLists(app, ctx, progress);
    await seedCarts(app, ctx, progress);
    await seedPacks(app, ctx, scope, progress);
    await seedDelivery(app, ctx, scope, progress);
    await seedLoads(app, ctx, scope, progress);
    await seedQuotes(app, ctx, scope, progress);
    await seedErp(app, ctx, scope, progress);
    await seedMessages(app, ctx, scope, progress);
    await seedErpPush(app, ctx, progress);
    await seedComplaints(app, ctx, scope, progress);
    await seedBroadcasts(app, ctx, scope, progress);
    writeLogins();
}

/** For `npm start`, which prints them, and for journeys, which sign in as them. */
function writeLogins(): void {
    const people = [
        ...staff.map(person => ({ role: person.role, where: '/dashboard', login: person.emailAddress })),
        ...customers.map(person => ({ ...person, where: '/' })),
    ];
    fs.writeFileSync(path.join(dataFolder, 'demo-logins.json'), JSON.stringify(people, null, 2));
}
