<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="1">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="{links}">
<rule key="{links-0}" symbol="0" label="Supported" filter="&quot;verdict&quot; = &#39;supported&#39;"/>
<rule key="{links-1}" symbol="1" label="Supported under a condition" filter="&quot;verdict&quot; IN (&#39;supported_if_edge_to_edge&#39;, &#39;supported_if_road&#39;)"/>
<rule key="{links-2}" symbol="2" label="Contradicted" filter="&quot;verdict&quot; IN (&#39;understated&#39;, &#39;overstated&#39;, &#39;refuted&#39;)"/>
<rule key="{links-3}" symbol="3" label="Not to be checked" filter="ELSE"/>
</rules>
<symbols>
<symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleLine" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="line_color" value="0,158,115,230"/>
<Option type="QString" name="line_style" value="dash"/>
<Option type="QString" name="line_width" value="0.5"/>
<Option type="QString" name="line_width_unit" value="MM"/>
<Option type="QString" name="capstyle" value="round"/>
<Option type="QString" name="joinstyle" value="round"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;stroke&quot;,&#39;#009e73&#39;),&#39;alpha&#39;,255*coalesce(&quot;stroke-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleLine" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="line_color" value="230,159,0,230"/>
<Option type="QString" name="line_style" value="dash"/>
<Option type="QString" name="line_width" value="0.5"/>
<Option type="QString" name="line_width_unit" value="MM"/>
<Option type="QString" name="capstyle" value="round"/>
<Option type="QString" name="joinstyle" value="round"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;stroke&quot;,&#39;#e69f00&#39;),&#39;alpha&#39;,255*coalesce(&quot;stroke-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleLine" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="line_color" value="213,94,0,230"/>
<Option type="QString" name="line_style" value="dash"/>
<Option type="QString" name="line_width" value="0.5"/>
<Option type="QString" name="line_width_unit" value="MM"/>
<Option type="QString" name="capstyle" value="round"/>
<Option type="QString" name="joinstyle" value="round"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;stroke&quot;,&#39;#d55e00&#39;),&#39;alpha&#39;,255*coalesce(&quot;stroke-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="line" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleLine" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="line_color" value="107,114,128,230"/>
<Option type="QString" name="line_style" value="dash"/>
<Option type="QString" name="line_width" value="0.5"/>
<Option type="QString" name="line_width_unit" value="MM"/>
<Option type="QString" name="capstyle" value="round"/>
<Option type="QString" name="joinstyle" value="round"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;stroke&quot;,&#39;#6b7280&#39;),&#39;alpha&#39;,255*coalesce(&quot;stroke-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="if(&quot;center_km&quot; IS NULL, &quot;stated&quot;, format_number(&quot;center_km&quot;, if(&quot;center_km&quot; &lt; 200, 1, 0)) || &#39; km (stated: &#39; || &quot;stated&quot; || &#39;)&#39;)" isExpression="1" fontSize="8" fontSizeUnit="Point" fontFamily="Open Sans" textColor="64,64,64,255" textOpacity="1" multilineHeight="1">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferJoinStyle="128"/>
</text-style>
<placement placement="3" priority="5" placementFlags="10" dist="1" distUnits="MM" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25"/>
<rendering drawLabels="1" obstacle="1"/>
</settings></labeling>
<mapTip>&lt;b&gt;[% replace(replace(coalesce(&quot;title&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/b&gt;&lt;br&gt;[% replace(replace(coalesce(&quot;description&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce(&quot;quote&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/i&gt;</mapTip>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<layerGeometryType>1</layerGeometryType>
</qgis>
