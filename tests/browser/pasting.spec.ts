import { expect, type Locator } from '@playwright/test';

import { test } from './scene.ts';

test.beforeEach(async ({ ana }) => {
  await ana.startPlan();
});

/** As a spreadsheet fills the clipboard; what is between its cells and rows is left to the browser's parser. */
const SPREADSHEET = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table {mso-displayed-decimal-separator:"\\,";}
.xl65 {mso-number-format:"Short Date";}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:
 collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Year</td>
  <td width=64 style='width:48pt'>Absence<br>
    rate</td>
  <td width=64 style='width:48pt'>Note</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 align=right style='height:15.0pt'>2025</td>
  <td align=right>14,2</td>
  <td></td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 align=right style='height:15.0pt'>2026</td>
  <td></td>
  <td>not &lt; 10</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>`;

/** In place of all that stands there. */
async function paste(into: Locator, data: Readonly<Record<string, string>>): Promise<void> {
  await into.click();
  await into.press('Control+A');
  await into.evaluate((element, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) {
      if (type.startsWith('image/')) clipboardData.items.add(new File([text], 'picture', { type }));
      else clipboardData.setData(type, text);
    }
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test('cells of a spreadsheet become a line for each row, and rows without their table too', async ({
  ana,
}) => {
  await paste(ana.vision, {
    'text/html': SPREADSHEET,
    'text/plain': 'not read',
    'image/png': 'of the cells',
  });
  const lines = ana.vision.locator('p');
  await expect(lines).toHaveText(['Year · Absence rate · Note', '2025 · 14,2', '2026 · – · not < 10']);
  await paste(ana.vision, { 'text/html': '<!--StartFragment--><td>Autumn</td><td>Spring</td>' });
  await expect(lines).toHaveText(['Autumn · Spring']);
  await paste(ana.title, { 'text/html': SPREADSHEET });
  await expect(ana.title).toHaveText('Year · Absence rate · Note 2025 · 14,2 2026 · – · not < 10');
  await expect(ana.page.getByText('the picture was left out')).toBeHidden();
});

test('a picture is refused with a sentence, and the words around it stay', async ({ ana }) => {
  await paste(ana.vision, { 'image/png': 'a screenshot' });
  await expect(ana.page.getByText('the picture was left out')).toBeVisible();
  await ana.page.getByRole('button', { name: 'Close' }).click();
  await paste(ana.vision, {
    'text/html': '<p>Our <b>school</b> <img src="https://school.example/a.png" alt="A tree"> in spring</p>',
  });
  await expect(ana.page.getByText('the picture was left out')).toBeVisible();
  await expect(ana.vision.locator('p')).toHaveText(['Our school in spring']);
  await expect(ana.vision.locator('img:not([class])')).toHaveCount(0);
});
