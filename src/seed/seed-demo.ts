/** The demo firm: a carpet mill with its staff, customers, catalogue, and some months of business. */
import type { INestApplicationContext } from '@nestjs/common';
import fs from 'node:fs';
import path from 'node:path';

import { newDemoPassword } from '../config/demo-password';
import { dataFolder, keptSecret } from '../config/env';
import type { Progress } from './progress-bar';
import { seedCatalogue } from './seed-catalogue';
import { seedStaff, staff } from './seed-staff';

export async function seedDemo(app: INestApplicationContext, progress: Progress): Promise<void> {
    const password = keptSecret('demo-password', newDemoPassword);
    progress.show('Staff', 0, 1);
    await seedStaff(app, password);
    progress.show('Staff', 1, 1);
    await seedCatalogue(app, progress);
    writeLogins();
}

/** For `npm start`, which prints them, and for journeys, which sign in as them. */
function writeLogins(): void {
    const people = staff.map(person => ({ role: person.role, where: '/dashboard', login: person.emailAddress }));
    fs.writeFileSync(path.join(dataFolder, 'demo-logins.json'), JSON.stringify(people, null, 2));
}
